package org.regulake.pipelines.cli;

import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.GraphOnDay;
import picocli.CommandLine.Option;

/** The same options for a query that may show natural persons by name. */
final class NamedDayOptions extends DayOptions {

  @Option(
      names = "--names",
      description =
          "Shows natural persons by name, from silver.person: only for users who may read that"
              + " table.")
  private boolean withNames;

  @Override
  GraphOnDay graph(Lakehouse lake) {
    return graph(lake, withNames);
  }
}
