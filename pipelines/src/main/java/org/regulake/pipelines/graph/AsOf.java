package org.regulake.pipelines.graph;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.BitemporalRows;

/** A day and a moment of knowledge: the facts that were true on the day, as known at the moment. */
record AsOf(LocalDate day, Instant knownAt) {

  static AsOf of(RunStamp stamp) {
    return new AsOf(stamp.asOf(), stamp.knownAt());
  }

  /** Condition: a bitemporal row is valid on the day and known at the moment. */
  Column isSeen() {
    return BitemporalRows.isKnownAt(knownAt).and(BitemporalRows.isValidOn(day));
  }
}
