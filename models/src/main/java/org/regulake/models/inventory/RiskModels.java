package org.regulake.models.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.regulake.models.inventory.Inventory.Champion;
import org.regulake.models.inventory.Inventory.Entry;
import org.regulake.models.law.Law;
import org.regulake.models.risk.DatedRiskModel;
import org.regulake.models.risk.RiskModel;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;
import org.regulake.models.scorecard.Scorecard;

/**
 * The models of the inventory: all of them score every enterprise, and the classes of the champion
 * count.
 */
public final class RiskModels implements Printable {

  /** Folders of the rule files. */
  public static final Set<String> FOLDERS = Set.of("inventory", Scorecard.FOLDER);

  private static final String FILE = "inventory/risk_models.yml";

  private final List<DatedRiskModel> models;
  private final List<Champion> champions;

  RiskModels(List<DatedRiskModel> models, List<Champion> champions) {
    this.models = List.copyOf(models);
    this.champions = List.copyOf(champions);
  }

  private static DatedRiskModel model(Entry entry) {
    DatedRiskModel model =
        switch (entry.kind()) {
          case EXPERT_CARD -> Scorecard.load(entry.id());
        };
    if (!model.id().equals(entry.id())) {
      throw new IllegalArgumentException(
          "the rules of model '%s' have the id '%s': give them the same"
              .formatted(entry.id(), model.id()));
    }
    return model;
  }

  /** Reads the packaged inventory and the rules of its models. */
  public static RiskModels load() {
    Inventory inventory = RuleFiles.read(FILE, Inventory.class);
    return of(inventory);
  }

  /**
   * The models of an inventory.
   *
   * @throws IllegalArgumentException when the rules of a model have another id, or a champion is
   *     not in force when it begins to count
   */
  static RiskModels of(Inventory inventory) {
    List<DatedRiskModel> models = inventory.models().stream().map(RiskModels::model).toList();
    for (Champion champion : inventory.champions()) {
      if (!named(models, champion.model()).isInForce(champion.effectiveFrom())) {
        throw new IllegalArgumentException(
            "model '%s' is the champion from %s and has no classes in force then"
                .formatted(champion.model(), champion.effectiveFrom()));
      }
    }
    return new RiskModels(models, inventory.champions());
  }

  /** All models, in the order of the inventory. */
  public List<DatedRiskModel> all() {
    return models;
  }

  /** The models in force on a day, each in its version of that day. */
  public List<RiskModel> at(LocalDate asOf, Law law) {
    return models.stream()
        .filter(model -> model.isInForce(asOf))
        .map(model -> model.at(asOf, law))
        .toList();
  }

  /**
   * The model whose classes count on a day.
   *
   * @throws IllegalArgumentException when there is no champion yet, or it is not in force on the
   *     day
   */
  public RiskModel champion(LocalDate asOf, Law law) {
    Champion champion =
        Dated.inForce(champions, asOf)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no model is the champion on %s; the first is from %s"
                            .formatted(asOf, champions.get(0).effectiveFrom())));
    return named(models, champion.model()).at(asOf, law);
  }

  private static DatedRiskModel named(List<DatedRiskModel> models, String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public String markdown() {
    StringBuilder page =
        new StringBuilder("## Models · 模型清单\n\n" + RulePage.header("model", "kind"));
    models.forEach(
        model ->
            page.append(RulePage.row(model.id(), model.kind().name().toLowerCase(Locale.ROOT))));
    page.append("\n").append(RulePage.header("champion from", "model", "basis"));
    champions.forEach(
        champion ->
            page.append(
                RulePage.row(champion.effectiveFrom(), champion.model(), champion.basis())));
    return page.toString();
  }
}
