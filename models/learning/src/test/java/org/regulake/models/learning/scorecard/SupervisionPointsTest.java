package org.regulake.models.learning.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.risk.Dimension;
import org.regulake.models.rule.Condition;
import org.regulake.models.scorecard.Band;
import org.regulake.models.scorecard.BandVersion;
import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.scorecard.ScoredIndicator;
import org.regulake.models.scorecard.SpecialValue;
import org.regulake.models.testing.SparkExtension;

/** The packaged scorecard: its scale, and the sums of the points of every scored row. */
@ExtendWith(SparkExtension.class)
class SupervisionPointsTest {

  private static final Law LAW = Law.load();
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private final Scorecard scorecard = Scorecard.load("supervision");
  private final SparkSession spark;

  SupervisionPointsTest(SparkSession spark) {
    this.spark = spark;
  }

  private Dataset<Row> features(List<Map<String, Double>> rows) {
    return ScoredRows.features(spark, scorecard, rows);
  }

  @Test
  void the_scale_ends_at_a_thousand_points() {
    Map<String, Double> worst = new TreeMap<>();
    for (ScoredIndicator indicator : scorecard.indicators()) {
      BandVersion version = indicator.versions().get(indicator.versions().size() - 1);
      for (Band band : version.bands()) {
        if (band.points() == version.maxPoints()) {
          worst.put(indicator.feature(), band.from() != null ? band.from() : band.below() - 1);
        }
      }
    }
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of()).score(features(List.of(worst))).head();
    assertThat(row.<Integer>getAs("score")).isEqualTo(1000);
    assertThat(scorecard.maxPoints()).isEqualTo(1000);
  }

  /**
   * Values come from a fixed multiplicative sequence: about a fifth not available, the others
   * spread over and on the band edges.
   */
  @Test
  void on_random_rows_the_points_of_the_reasons_add_up_to_the_score() {
    EffectiveScorecard effective = scorecard.at(TODAY, LAW);
    List<Map<String, Double>> rows = RandomFeatures.rows(scorecard, 500, 42);
    List<Row> results =
        new CardScorer(effective, Map.of())
            .score(features(rows))
            .orderBy("entity_id")
            .collectAsList();
    assertThat(results).hasSize(500);
    for (int i = 0; i < 500; i++) {
      Row row = results.get(i);
      Map<String, Double> values = rows.get(i);
      int byHand =
          scorecard.indicators().stream().mapToInt(indicator -> points(indicator, values)).sum();
      List<Row> reasons = row.getList(row.fieldIndex("reasons"));
      int ofReasons = reasons.stream().mapToInt(reason -> reason.<Integer>getAs("points")).sum();
      List<Row> dimensions = row.getList(row.fieldIndex("dimensions"));
      int ofDimensions =
          dimensions.stream().mapToInt(dimension -> dimension.<Integer>getAs("points")).sum();
      assertThat(row.<Integer>getAs("score"))
          .as("row %d %s", i, values)
          .isEqualTo(byHand)
          .isEqualTo(ofReasons)
          .isEqualTo(ofDimensions);
      requireOrder(reasons);
      for (Row reason : reasons) {
        assertThat(reason.<String>getAs("reason_zh")).isNotBlank().doesNotContain("{value}");
        assertThat(reason.<String>getAs("reason_en")).isNotBlank().doesNotContain("{value}");
        assertThat(reason.<String>getAs("legal_basis")).isNotBlank();
        boolean isVeto = reason.<String>getAs("dimension").equals("veto");
        if (isVeto) {
          assertThat(reason.isNullAt(reason.fieldIndex("value"))).isTrue();
        }
      }
      int missing =
          reasons.stream()
              .filter(reason -> reason.<Boolean>getAs("is_missing"))
              .mapToInt(reason -> reason.<Integer>getAs("points"))
              .sum();
      assertThat(row.<Integer>getAs("missing_points")).isEqualTo(missing);
      assertThat(dimensions)
          .extracting(dimension -> dimension.<String>getAs("dimension"))
          .containsExactlyElementsOf(scorecard.dimensions().stream().map(Dimension::id).toList());
      dimensions.forEach(dimension -> requireSums(dimension, reasons));
    }
  }

  private static void requireSums(Row dimension, List<Row> reasons) {
    List<Row> ofDimension =
        reasons.stream()
            .filter(reason -> reason.getAs("dimension").equals(dimension.getAs("dimension")))
            .toList();
    assertThat(dimension.<Integer>getAs("points"))
        .isEqualTo(ofDimension.stream().mapToInt(reason -> reason.<Integer>getAs("points")).sum())
        .isLessThanOrEqualTo(dimension.getAs("max_points"));
    assertThat(dimension.<Integer>getAs("missing_points"))
        .isEqualTo(
            ofDimension.stream()
                .filter(reason -> reason.<Boolean>getAs("is_missing"))
                .mapToInt(reason -> reason.<Integer>getAs("points"))
                .sum());
  }

  /** Points of an indicator, over values across the whole interval where the feature is one. */
  private static int points(ScoredIndicator indicator, Map<String, Double> values) {
    BandVersion version = indicator.versions().get(indicator.versions().size() - 1);
    Double lower = values.get(indicator.feature());
    Double upper =
        indicator.upperFeature() == null
            ? lower
            : values.getOrDefault(indicator.upperFeature(), lower);
    if (lower == null) {
      return version.specialValues().stream()
          .filter(special -> holds(special.when(), values))
          .findFirst()
          .map(SpecialValue::points)
          .orElse(version.missing().points());
    }
    List<Integer> within =
        version.bands().stream()
            .filter(
                band ->
                    (band.from() == null || band.from() <= upper)
                        && (band.below() == null || band.below() > lower))
            .map(Band::points)
            .toList();
    int fewest = Collections.min(within);
    return within.size() == 1
        ? fewest
        : Math.max(fewest, Math.min(version.missing().points(), Collections.max(within)));
  }

  /**
   * Evaluates conditions of special values independently: comparisons of a feature with a number,
   * joined by "and".
   */
  private static boolean holds(Condition condition, Map<String, Double> values) {
    return Arrays.stream(condition.sql().split(" and "))
        .allMatch(
            comparison -> {
              String[] words = comparison.split(" ");
              Double value = values.get(words[0]);
              double bound = Double.parseDouble(words[2]);
              return value != null
                  && switch (words[1]) {
                    case "<" -> value < bound;
                    case "<=" -> value <= bound;
                    case "=" -> value == bound;
                    case ">" -> value > bound;
                    case ">=" -> value >= bound;
                    default -> throw new IllegalArgumentException(comparison);
                  };
            });
  }

  private static void requireOrder(List<Row> reasons) {
    for (int i = 0; i < reasons.size(); i++) {
      assertThat(reasons.get(i).<Integer>getAs("rank")).isEqualTo(i + 1);
      if (i > 0) {
        int before = weight(reasons.get(i - 1));
        int here = weight(reasons.get(i));
        String idBefore = reasons.get(i - 1).getAs("indicator_id");
        assertThat(
                before > here
                    || before == here
                        && idBefore.compareTo(reasons.get(i).getAs("indicator_id")) < 0)
            .isTrue();
      }
    }
  }

  private static int weight(Row reason) {
    return reason.<String>getAs("dimension").equals("veto")
        ? Integer.MAX_VALUE
        : reason.<Integer>getAs("points");
  }
}
