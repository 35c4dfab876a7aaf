package org.regulake.pipelines.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.regulake.pipelines.inquiry.GraphOnDay;
import org.regulake.pipelines.lakehouse.Lakehouse;
import picocli.CommandLine.Option;

/** The options that say on which day, and with what knowledge, a question is answered. */
final class DayOptions {

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "The day asked about, as in 2025-03-31 (default: the latest that was judged).")
  private LocalDate asOf;

  @Option(
      names = "--known-at",
      paramLabel = "MOMENT",
      description =
          "With what was known then, as in 2025-04-05T09:00:00+08:00 (default: what was known when"
              + " the day was judged).")
  private Instant knownAt;

  @Option(
      names = "--names",
      description =
          "Tells natural persons by their names, from silver.person: for those alone who may read"
              + " that table.")
  private boolean withNames;

  GraphOnDay graph(Lakehouse lake) {
    return GraphOnDay.of(lake, Optional.ofNullable(asOf), Optional.ofNullable(knownAt), withNames);
  }
}
