package org.regulake.pipelines.cli;

import java.util.stream.Collectors;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.TableCondition;
import org.regulake.pipelines.publish.Products;

/** Remedies for damaged tables. */
final class Remedies {

  private final Lakehouse lake;

  Remedies(Lakehouse lake) {
    this.lake = lake;
  }

  /**
   * The remedy for a table in a condition; the rows of an intact table may still differ from the
   * ledger.
   */
  String of(Table table, TableCondition condition) {
    if (condition.state() == TableCondition.State.POINTER_BROKEN) {
      return "remove %s/_delta_log/_last_checkpoint: readers do not need it"
          .formatted(lake.path(table));
    }
    if (LedgerCheck.isCollected(table)) {
      return ofCollected();
    }
    if (RunLedger.TABLES.contains(table)) {
      return ("it only records what runs did, and no stage reads it: restore %s from a copy, or"
              + " move it away")
          .formatted(lake.path(table));
    }
    if (!Products.tables().contains(table)) {
      return table.partitions().isEmpty()
          ? "'./regulake run' recomputes it"
          : "'./regulake run --as-of' with each of the days recomputes them";
    }
    if (condition.state() == TableCondition.State.BROKEN) {
      return ("Make sure that the catalog %s can be read and written; './regulake run' registers"
              + " tables again from their folders, also when the file of a local catalog was moved"
              + " away. If the folder itself is damaged, restore it from a copy, or move it and the"
              + " catalog's entry away and publish each day again with './regulake run --as-of'")
          .formatted(lake.catalogPlace());
    }
    return "'./regulake run --as-of' with each of the days publishes them again";
  }

  /** The remedy for a table that differs from its contract. */
  String ofDrift(Table table) {
    return ("undo the change %s if it was made from outside; a lake of another version of the"
            + " program stays with that version. Comments are written again when a run next writes"
            + " the table")
        .formatted(
            table.layer() == Layer.PUBLISHED
                ? "in the catalog " + lake.catalogPlace()
                : "at " + lake.path(table));
  }

  /** The remedy for collected tables, which cannot be recomputed from other tables. */
  String ofCollected() {
    return "Restore the tables from a copy of the lake; or, if all deliveries are still in the"
        + " landing folder, move these tables away and run again, which collects everything again: "
        + Collection.DECLARATION.writes().stream()
            .filter(lake::hasFolder)
            .map(lake::path)
            .collect(Collectors.joining(", "));
  }
}
