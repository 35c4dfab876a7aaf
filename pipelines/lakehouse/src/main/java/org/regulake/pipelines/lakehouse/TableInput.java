package org.regulake.pipelines.lakehouse;

/**
 * The rows of a table that a stage read.
 *
 * @param table full name, as in {@code silver.enterprise}
 * @param day day whose rows were read, ISO 8601; null for all rows
 * @param rows number of rows
 * @param contentHash order-independent hash of these rows' content; null when the table or day did
 *     not exist
 */
public record TableInput(String table, String day, long rows, String contentHash) {}
