package org.regulake.pipelines.stage;

import org.regulake.models.table.Table;

/** A table that a stage reads, and the rows that it reads of it. */
public record Reading(Table table, Rows rows) {

  /** All rows of a table. */
  public static Reading all(Table table) {
    return new Reading(table, Rows.ALL);
  }

  /** The rows of the judged day. */
  public static Reading ofDay(Table table) {
    return new Reading(table, Rows.OF_DAY);
  }

  /** The rows of the previous day. */
  public static Reading ofPreviousDay(Table table) {
    return new Reading(table, Rows.OF_PREVIOUS_DAY);
  }

  /** Selection of the rows of a table. */
  public enum Rows {
    /** All rows; the table is written by a stage that does not judge a day. */
    ALL,
    /** Rows of the judged day. */
    OF_DAY,
    /** Rows of the previous day, the last day of the month before; none when it was not judged. */
    OF_PREVIOUS_DAY
  }
}
