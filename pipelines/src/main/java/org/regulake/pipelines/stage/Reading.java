package org.regulake.pipelines.stage;

import org.regulake.models.table.Table;

/** A table that a stage reads, and which of its rows. */
public record Reading(Table table, Rows rows) {

  /** Rows of a table. */
  public enum Rows {
    /** All rows; the table is written by a stage that does not judge a day. */
    ALL,
    /** Rows of the judged day. */
    OF_DAY,
    /** Rows of the previous day, the last day of the month before; none when it was not judged. */
    OF_PREVIOUS_DAY
  }
}
