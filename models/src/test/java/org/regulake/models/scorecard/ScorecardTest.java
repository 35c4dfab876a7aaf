package org.regulake.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.models.law.Law;

/** Scorecard files that are refused. */
class ScorecardTest {

  private static final Law LAW = Law.load();
  private static final String CARD =
      """
      id: small
      label: {zh: 小, en: small}
      basis: none
      max_points: 10
      dimensions:
        - {id: conduct, label: {zh: 行为, en: conduct}, max_points: 10, is_adverse: true}
      classes:
        - effective_from: 2020-01-01
          basis: none
          levels:
            - {code: A, label: {zh: 低, en: low}, below: 5}
            - {code: D, label: {zh: 高, en: high}, from: 5}
          thin_file: {code: T, label: {zh: 少, en: thin}, feature: known_source_count, below: 2}
      vetoes: []
      indicators:
        - id: penalty
          label: {zh: 处罚, en: penalties}
          dimension: conduct
          feature: penalty_count_12m
          unit: count
          basis: [classification]
          versions:
            - effective_from: 2020-01-01
              missing: {points: 1, zh: 无, en: none}
              bands:
                - {below: 1, points: 0, zh: 无, en: none}
                - {from: 1, points: 10, zh: '{value}', en: '{value}'}
              cases:
                - {value: 1, points: 10}
      """;

  private static Scorecard read(String yaml) {
    return Scorecard.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static FeatureDefinition feature(String name) {
    return FeatureDefinition.number(
        name, "count", "a count", "次数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Test
  void a_gap_or_an_overlap_of_bands_is_refused() {
    assertThatThrownBy(() -> read(CARD.replace("from: 1,", "from: 2,")))
        .hasMessageContaining("leaves a gap between 1.0 and 2.0");
    assertThatThrownBy(() -> read(CARD.replace("from: 1,", "from: 0.5,")))
        .hasMessageContaining("leaves an overlap between 1.0 and 0.5");
    assertThatThrownBy(() -> read(CARD.replace("below: 1,", "")))
        .hasMessageContaining("band 1 needs 'below'");
  }

  @Test
  void a_scale_that_its_indicators_do_not_fill_is_refused() {
    assertThatThrownBy(() -> read(CARD.replace("points: 10, zh", "points: 9, zh")))
        .hasMessageContaining(
            "on 2020-01-01 the indicators of dimension 'conduct' can reach 9 points, its max_points"
                + " is 10");
  }

  @Test
  void an_unknown_key_or_dimension_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> read(CARD.replace("feature: penalty", "faeture: penalty")))
        .hasMessageContaining(
            "at indicators[0]: unknown key 'faeture'; nearest: 'feature'; known: basis,");
    assertThatThrownBy(() -> read(CARD.replace("dimension: conduct", "dimension: condcut")))
        .hasMessageContaining(
            "indicator 'penalty': dimension 'condcut' is not known; nearest: 'conduct'");
  }

  @Test
  void an_undefined_feature_is_refused_with_the_nearest() {
    assertThatThrownBy(
            () ->
                read(CARD)
                    .check(List.of(feature("penalty_count_24m"), feature("known_source_count"))))
        .hasMessage(
            "scorecard 'small' uses feature 'penalty_count_12m', which no Feature defines; nearest:"
                + " 'penalty_count_24m'");
    read(CARD).check(List.of(feature("penalty_count_12m"), feature("known_source_count")));
  }

  @Test
  void a_day_before_the_first_classes_has_no_scorecard() {
    assertThatThrownBy(() -> read(CARD).at(LocalDate.of(2019, 12, 31), LAW))
        .hasMessage(
            "scorecard 'small' has no classes in force on 2019-12-31; the first begin on"
                + " 2020-01-01");
  }

  @Test
  void a_version_for_the_future_leaves_the_version_of_today_unchanged() {
    String later =
        CARD.substring(CARD.indexOf("      - effective_from: 2020-01-01\n        missing"))
            .replace("2020-01-01", "2030-01-01");
    LocalDate today = LocalDate.of(2026, 1, 1);
    assertThat(read(CARD).at(today, LAW).version())
        .isEqualTo(read(CARD + later).at(today, LAW).version());
    assertThat(read(CARD.replace("points: 1,", "points: 2,")).at(today, LAW).version())
        .isNotEqualTo(read(CARD).at(today, LAW).version());
    assertThat(read(CARD + later).at(LocalDate.of(2030, 1, 1), LAW).version())
        .startsWith("2030-01-01-");
  }
}
