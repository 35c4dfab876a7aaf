package org.regulake.pipelines.source;

import org.regulake.models.table.Field;

/**
 * A column that a source delivers, and the silver column made from it. One landed column may become
 * several silver columns of different types.
 *
 * @param name English header of the landed column
 * @param type type as which its text is parsed
 * @param field the silver column
 * @param isRequired whether a row without it is quarantined
 */
public record LandedColumn(String name, CellType type, Field field, boolean isRequired) {}
