package org.regulake.pipelines.lakehouse;

/**
 * What a stage read of a table.
 *
 * @param table full name, as in {@code silver.enterprise}
 * @param day day whose rows were read, ISO 8601; null for all rows
 * @param rows rows that were there
 * @param contentHash order-independent hash of these rows' content; null when there was no such
 *     table or no such day
 */
public record TableInput(String table, String day, long rows, String contentHash) {}
