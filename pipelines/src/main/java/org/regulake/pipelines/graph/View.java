package org.regulake.pipelines.graph;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.BitemporalRows;

/** What a judgment sees: what was true on a day, as known at a moment. */
record View(LocalDate asOf, Instant knownAt) {

  static View of(RunStamp stamp) {
    return new View(stamp.asOf(), stamp.knownAt());
  }

  /** Condition: the fact of a bitemporal row is seen. */
  Column isSeen() {
    return BitemporalRows.isKnownAt(knownAt).and(BitemporalRows.isValidOn(asOf));
  }
}
