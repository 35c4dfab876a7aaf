package org.regulake.models.inventory;

import java.time.LocalDate;
import java.util.List;
import org.regulake.models.risk.ModelKind;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * The inventory file: all models, and the champions with their first days.
 *
 * @param champions the oldest first
 */
record Inventory(List<Entry> models, List<Champion> champions) {

  Inventory {
    models = Require.nonEmpty("the inventory", "models", models);
    List<String> ids = models.stream().map(Entry::id).toList();
    Require.unique("the inventory", ids);
    champions = Require.list(champions);
    Dated.requireRising("champions", champions);
    champions.forEach(
        champion ->
            Require.known(
                "the champion from " + champion.effectiveFrom(), "model", champion.model(), ids));
  }

  /** A model and its kind; its rules are in the folder of that kind, in a file named by its id. */
  record Entry(String id, ModelKind kind) {

    Entry {
      Require.id("a model of the inventory", id);
      Require.present("model '%s'".formatted(id), "kind", kind);
    }
  }

  /**
   * The model whose classes count from a day on.
   *
   * @param basis reason for choosing it
   */
  record Champion(LocalDate effectiveFrom, String model, String basis) implements Dated {

    Champion {
      Require.present("the champion from " + effectiveFrom, "basis", basis);
    }
  }
}
