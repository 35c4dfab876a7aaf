package org.regulake.pipelines.cli;

import java.util.stream.Collectors;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.TableCondition;
import org.regulake.pipelines.publish.Products;

/** What to do about a table that is damaged. */
final class Remedies {

  private final Lakehouse lake;

  Remedies(Lakehouse lake) {
    this.lake = lake;
  }

  /** For a table in a condition; a whole one may hold other rows than the books say. */
  String of(Table table, TableCondition condition) {
    if (condition.state() == TableCondition.State.POINTER_BROKEN) {
      return "remove %s/_delta_log/_last_checkpoint: readers find the way without it"
          .formatted(lake.path(table));
    }
    if (Foundation.isCollected(table)) {
      return ofCollected();
    }
    if (RunLedger.TABLES.contains(table)) {
      return "it tells what runs did, and nothing is built on it: put %s back from a copy, or move it away"
          .formatted(lake.path(table));
    }
    if (!Products.tables().contains(table)) {
      return table.partitions().isEmpty()
          ? "'./regulake run' makes it again"
          : "'./regulake run --as-of' with each of the days makes them again";
    }
    if (condition.state() == TableCondition.State.BROKEN) {
      return ("See that the catalog %s can be read and written; './regulake run' enters tables"
              + " again from their folders, also when the file of a local catalog was moved"
              + " away. Where the folder itself is damaged put it back from a copy, or move it"
              + " and the catalog's entry away and publish each day again with './regulake run"
              + " --as-of'")
          .formatted(lake.catalogPlace());
    }
    return "'./regulake run --as-of' with each of the days publishes them again";
  }

  /** For what was collected, which nothing else in the lake can make again. */
  String ofCollected() {
    return "Put the tables back from a copy of the lake; or, when all deliveries still lie in the"
        + " landing folder, move these away and run again, and all is collected anew: "
        + Collection.DECLARATION.writes().stream()
            .filter(lake::hasFolder)
            .map(lake::path)
            .collect(Collectors.joining(", "));
  }
}
