package org.regulake.pipelines.lakehouse;

import java.util.Objects;

/**
 * The rows of a table that a stage read.
 *
 * @param table full name, as in {@code silver.enterprise}
 * @param day day whose rows were read, ISO 8601; null for all rows
 * @param rows number of rows
 * @param contentHash order-independent hash of these rows' content; null when the table or day did
 *     not exist
 * @param version version of the table that holds all its rows; null for the rows of a day, for a
 *     table that did not exist, and in ledgers of earlier versions
 */
public record TableInput(String table, String day, long rows, String contentHash, Long version) {

  /** A table or a day that does not exist. */
  public static TableInput none(String table, String day) {
    return new TableInput(table, day, 0, null, null);
  }

  /** Whether both are of equal rows of the same table and day, in whatever version. */
  public boolean isSameContent(TableInput other) {
    return table.equals(other.table)
        && Objects.equals(day, other.day)
        && rows == other.rows
        && Objects.equals(contentHash, other.contentHash);
  }
}
