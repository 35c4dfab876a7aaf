package org.regulake.pipelines.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.GraphOnDay;
import picocli.CommandLine.Option;

/** Options for the day and the moment of knowledge of a query. */
class DayOptions {

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "Day, as in 2025-03-31 (default: the latest judged day).")
  private LocalDate asOf;

  @Option(
      names = "--known-at",
      paramLabel = "MOMENT",
      description =
          "Moment of knowledge, as in 2025-04-05T09:00:00+08:00 (default: that of the judgment of"
              + " the day).")
  private Instant knownAt;

  /** The graph on the day, with natural persons as keyed hashes. */
  GraphOnDay graph(Lakehouse lake) {
    return graph(lake, false);
  }

  final GraphOnDay graph(Lakehouse lake, boolean withNames) {
    return GraphOnDay.of(lake, Optional.ofNullable(asOf), Optional.ofNullable(knownAt), withNames);
  }
}
