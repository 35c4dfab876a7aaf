package org.regulake.pipelines.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.GraphOnDay;
import picocli.CommandLine.Option;

/** Options for the day and the moment of knowledge of a query. */
final class DayOptions {

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

  @Option(
      names = "--names",
      description =
          "Shows natural persons by name, from silver.person: only for users who may read that"
              + " table.")
  private boolean withNames;

  GraphOnDay graph(Lakehouse lake) {
    return GraphOnDay.of(lake, Optional.ofNullable(asOf), Optional.ofNullable(knownAt), withNames);
  }
}
