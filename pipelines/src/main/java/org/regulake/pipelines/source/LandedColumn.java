package org.regulake.pipelines.source;

import org.regulake.models.table.Field;

/**
 * A column that a source delivers, and the silver column that it becomes. One landed column may
 * become several silver ones, each by a reading of its own.
 *
 * @param name English header of the landed column
 * @param reading how its text is read
 * @param field the silver column
 * @param isRequired whether a row without it is quarantined
 */
public record LandedColumn(String name, Reading reading, Field field, boolean isRequired) {}
