package org.regulake.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.regulake.models.indicator.Indicator;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;
import org.regulake.models.risk.ClassScheme;
import org.regulake.models.risk.RiskModel;
import org.regulake.models.rule.RuleFiles;

class RiskModelsTest {

  private static Inventory read(String yaml) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "inventory",
        Inventory.class);
  }

  @Test
  void the_packaged_models_are_in_force_and_one_of_them_is_the_champion() {
    RiskModels models = RiskModels.load();
    LocalDate day = LocalDate.of(2026, 6, 30);
    assertThat(models.at(day, Law.load()))
        .extracting(RiskModel::id)
        .contains(models.champion(day, Law.load()).id());
    assertThat(models.at(LocalDate.of(2000, 1, 1), Law.load())).isEmpty();
  }

  @Test
  void a_champion_that_is_no_model_is_refused_with_the_nearest_name() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    models:
                      - {id: supervision, kind: expert_card}
                    champions:
                      - {effective_from: 2020-01-01, model: supervison, basis: chosen}
                    """))
        .hasMessageContaining("model 'supervison' is not known; nearest: 'supervision'");
  }

  @Test
  void a_champion_that_is_not_in_force_yet_is_refused() {
    assertThatThrownBy(
            () ->
                RiskModels.of(
                    read(
                        """
                        models: [{id: supervision, kind: expert_card}]
                        champions: [{effective_from: 2010-01-01, model: supervision, basis: chosen}]
                        """)))
        .hasMessage(
            "model 'supervision' is the champion from 2010-01-01 and has no classes in force then");
  }

  /**
   * The monitor counts enterprises by the codes of classes: with another champion, other codes
   * would go uncounted.
   */
  @Test
  void every_class_of_the_champion_is_counted_by_the_monitoring_indicators() {
    LocalDate today = LocalDate.of(2026, 6, 30);
    ClassScheme scheme = RiskModels.load().champion(today, Law.load()).scheme();
    Set<String> codes = new TreeSet<>(scheme.codes());
    assertThat(counted("class_share")).isEqualTo(codes);
    codes.add(scheme.thinFile().code());
    assertThat(counted("class_stock")).isEqualTo(codes);
  }

  private static Set<String> counted(String family) {
    return Indicators.load().all().stream()
        .map(Indicator::id)
        .filter(id -> id.startsWith(family + "_"))
        .map(id -> id.substring(family.length() + 1).toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void an_inventory_names_a_model_once_and_its_champions_in_the_order_of_time() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    models: [{id: a, kind: expert_card}, {id: a, kind: expert_card}]
                    champions: [{effective_from: 2020-01-01, model: a, basis: chosen}]
                    """))
        .hasMessageContaining("names 'a' twice");
    assertThatThrownBy(
            () ->
                read(
                    """
                    models: [{id: a, kind: expert_card}]
                    champions: [{effective_from: 2020-01-01, model: a, basis: chosen}, {effective_from: 2019-01-01, model: a, basis: chosen}]
                    """))
        .hasMessageContaining("write the oldest first");
    assertThatThrownBy(() -> read("models: [{id: a, kind: expert_card}]\nchampions: []\n"))
        .hasMessageContaining("champions has no version");
  }
}
