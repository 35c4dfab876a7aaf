package org.regulake.pipelines.stage;

import org.regulake.models.table.Table;

/** A table that a stage reads, and the rows that it reads of it. */
public record Reading(Table table, Rows rows) {

  /** All rows of a table. */
  public static Reading all(Table table) {
    return new Reading(table, Rows.ALL);
  }

  /** The rows known at the moment of the judged day. */
  public static Reading known(Table table) {
    return new Reading(table, Rows.KNOWN);
  }

  /** The rows of the judged day. */
  public static Reading ofDay(Table table) {
    return new Reading(table, Rows.OF_DAY);
  }

  /** The rows of the previous day. */
  public static Reading ofPreviousDay(Table table) {
    return new Reading(table, Rows.OF_PREVIOUS_DAY);
  }

  /** Whether the rows are of a table that is written as a whole. */
  public boolean isOfWholeTable() {
    return rows == Rows.ALL || rows == Rows.KNOWN;
  }

  /** Selection of the rows of a table. */
  public enum Rows {
    /** All rows; the table is written by a stage that does not judge a day. */
    ALL,
    /**
     * The rows as they stood at the moment of knowledge of the judged day: those known since then
     * or earlier, a later replacement of which is not known yet. The table is written by a stage
     * that does not judge a day.
     */
    KNOWN,
    /** Rows of the judged day. */
    OF_DAY,
    /** Rows of the previous day, the last day of the month before; none when it was not judged. */
    OF_PREVIOUS_DAY
  }
}
