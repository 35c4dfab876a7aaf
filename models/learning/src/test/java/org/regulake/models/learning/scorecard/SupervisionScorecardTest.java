package org.regulake.models.learning.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.risk.Dimension;
import org.regulake.models.rule.Condition;
import org.regulake.models.scorecard.Band;
import org.regulake.models.scorecard.BandVersion;
import org.regulake.models.scorecard.ConditionCase;
import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.scorecard.ScorecardCase;
import org.regulake.models.scorecard.ScoredIndicator;
import org.regulake.models.scorecard.SpecialValue;
import org.regulake.models.scorecard.Veto;
import org.regulake.models.testing.SparkExtension;

/**
 * The packaged scorecard: its own cases, its scale, and the properties every scored row must have.
 */
@ExtendWith(SparkExtension.class)
class SupervisionScorecardTest {

  private static final Law LAW = Law.load();
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private final Scorecard scorecard = Scorecard.load("supervision");
  private final SparkSession spark;

  SupervisionScorecardTest(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * One scoring per date of change; each case is one row in which all other features are not
   * available.
   */
  @TestFactory
  Stream<DynamicTest> every_case_of_an_indicator_earns_its_points() {
    TreeSet<LocalDate> days = new TreeSet<>();
    scorecard
        .indicators()
        .forEach(
            indicator ->
                indicator.versions().forEach(version -> days.add(version.effectiveFrom())));
    List<DynamicTest> tests = new ArrayList<>();
    for (LocalDate day : days) {
      List<Map<String, Double>> rows = new ArrayList<>();
      List<Row> results = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      List<Integer> expected = new ArrayList<>();
      for (ScoredIndicator indicator : scorecard.indicators()) {
        for (BandVersion version : indicator.versions()) {
          if (version.effectiveFrom().equals(day)) {
            for (ScorecardCase example : version.cases()) {
              Map<String, Double> features = new TreeMap<>();
              features.put(indicator.feature(), example.value());
              rows.add(features);
              ids.add(indicator.id());
              expected.add(example.points());
              names.add(
                  "%s from %s: %s earns %d"
                      .formatted(indicator.id(), day, example.value(), example.points()));
            }
          }
        }
      }
      results.addAll(
          new CardScorer(scorecard.at(day, LAW), Map.of())
              .score(features(rows))
              .orderBy("entity_id")
              .collectAsList());
      for (int i = 0; i < rows.size(); i++) {
        Row result = results.get(i);
        String id = ids.get(i);
        int points = expected.get(i);
        tests.add(
            DynamicTest.dynamicTest(
                names.get(i), () -> assertThat(pointsOf(result, id)).isEqualTo(points)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_a_veto_is_judged_as_stated() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Veto veto : scorecard.vetoes()) {
      List<Map<String, Double>> rows = veto.cases().stream().map(ConditionCase::features).toList();
      List<Row> results =
          new CardScorer(scorecard.at(veto.effectiveFrom(), LAW), Map.of())
              .score(features(rows))
              .orderBy("entity_id")
              .collectAsList();
      for (int i = 0; i < rows.size(); i++) {
        Row result = results.get(i);
        ConditionCase example = veto.cases().get(i);
        tests.add(
            DynamicTest.dynamicTest(
                "%s %s".formatted(veto.id(), example),
                () -> {
                  assertThat(reasonIds(result))
                      .as("reasons")
                      .satisfies(
                          ids -> assertThat(ids.contains(veto.id())).isEqualTo(example.holds()));
                  if (example.holds()) {
                    assertThat(result.<Boolean>getAs("is_vetoed")).isTrue();
                    assertThat(result.<String>getAs("class_code"))
                        .isGreaterThanOrEqualTo(veto.atLeast())
                        .isNotEqualTo("T");
                  }
                }));
      }
    }
    return tests.stream();
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

  /** By looking at values all over the interval, where it is one. */
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
   * The conditions of special values in so many words: comparisons of a feature with a number,
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

  /** Each special value by its own cases. */
  @TestFactory
  Stream<DynamicTest> every_case_of_a_special_value_is_judged_as_stated() {
    List<DynamicTest> tests = new ArrayList<>();
    for (ScoredIndicator indicator : scorecard.indicators()) {
      for (BandVersion version : indicator.versions()) {
        for (SpecialValue special : version.specialValues()) {
          List<Row> results =
              new CardScorer(scorecard.at(version.effectiveFrom(), LAW), Map.of())
                  .score(features(special.cases().stream().map(ConditionCase::features).toList()))
                  .orderBy("entity_id")
                  .collectAsList();
          for (int i = 0; i < results.size(); i++) {
            Row result = results.get(i);
            ConditionCase example = special.cases().get(i);
            tests.add(
                DynamicTest.dynamicTest(
                    "%s %s %s".formatted(indicator.id(), special.when(), example),
                    () -> {
                      boolean isSaid =
                          reasonIds(result).contains(indicator.id())
                              && reason(result, indicator.id())
                                  .<String>getAs("reason_zh")
                                  .equals(special.zh());
                      assertThat(isSaid).isEqualTo(example.holds() && special.points() > 0);
                      if (example.holds()) {
                        assertThat(pointsOf(result, indicator.id())).isEqualTo(special.points());
                      }
                    }));
          }
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @Test
  void a_loss_without_revenue_is_said_and_is_no_missing_value() {
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(features(List.of(Map.of("revenue_yuan", 0.0, "profit_yuan", -8e6))))
            .head();
    assertThat(reason(row, "profit").<String>getAs("reason_zh")).isEqualTo("无营业收入而亏损");
    assertThat(pointsOf(row, "profit")).isEqualTo(25);
    assertThat(reason(row, "profit").<Boolean>getAs("is_missing")).isFalse();
  }

  @Test
  void of_an_interval_only_what_every_value_in_it_earns_is_certain() {
    List<Row> rows =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(
                features(
                    List.of(
                        Map.of(
                            "penalty_fine_yuan_24m",
                            120_000.0,
                            "penalty_fine_yuan_24m_upper",
                            Double.POSITIVE_INFINITY),
                        Map.of(
                            "penalty_fine_yuan_24m",
                            0.0,
                            "penalty_fine_yuan_24m_upper",
                            Double.POSITIVE_INFINITY),
                        Map.of(
                            "annual_report_missing_count",
                            0.0,
                            "annual_report_missing_count_upper",
                            2.0),
                        Map.of("capital_yuan", 6.2e6, "capital_yuan_upper", 7.3e6))))
            .orderBy("entity_id")
            .collectAsList();
    assertThat(pointsOf(rows.get(0), "penalty_fine")).as("at least 120,000 yuan").isEqualTo(30);
    assertThat(reason(rows.get(0), "penalty_fine").<Boolean>getAs("is_missing")).isFalse();
    assertThat(reason(rows.get(0), "penalty_fine").<String>getAs("reason_en"))
        .isEqualTo(
            "fines of at least 120,000 yuan in 24 months; the amount of others is not known");
    assertThat(pointsOf(rows.get(1), "penalty_fine"))
        .as("nothing certain: as a missing value")
        .isEqualTo(3);
    assertThat(reason(rows.get(1), "penalty_fine").<Boolean>getAs("is_missing")).isTrue();
    assertThat(pointsOf(rows.get(2), "annual_report_missing")).isEqualTo(6);
    assertThat(reason(rows.get(2), "annual_report_missing").<Boolean>getAs("is_missing")).isTrue();
    assertThat(reasonIds(rows.get(3))).as("both ends earn nothing").doesNotContain("capital");
  }

  @Test
  void missing_values_alone_never_make_a_class_above_the_lowest() {
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(features(List.of(Map.of("known_source_count", 2.0))))
            .head();
    assertThat(row.<Integer>getAs("score"))
        .isEqualTo(row.<Integer>getAs("missing_points"))
        .isGreaterThanOrEqualTo(85);
    assertThat(row.<String>getAs("class_code")).isEqualTo("T");
  }

  @Test
  void a_veto_is_the_first_reason() {
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(
                features(
                    List.of(Map.of("dishonest_debtor_open_count", 1.0, "penalty_count_24m", 9.0))))
            .head();
    assertThat(reasonIds(row)).startsWith("veto_dishonest_debtor");
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

  @Test
  void an_entity_of_which_one_source_knows_nothing_bad_is_a_thin_file() {
    List<Row> rows =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(
                features(
                    List.of(
                        Map.of("known_source_count", 1.0),
                        Map.of("known_source_count", 1.0, "penalty_count_24m", 1.0),
                        Map.of("known_source_count", 2.0, "penalty_count_24m", 1.0),
                        Map.of(
                            "known_source_count",
                            1.0,
                            "capital_yuan",
                            2e8,
                            "employee_count",
                            0.0))))
            .orderBy("entity_id")
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.<String>getAs("class_code"))
        .startsWith("T")
        .element(1)
        .isNotEqualTo("T");
    assertThat(rows.get(2).<Boolean>getAs("is_thin_file")).isFalse();
    assertThat(rows.get(3).<String>getAs("class_code"))
        .as("a veto overrides the thin file")
        .isEqualTo("C");
  }

  @Test
  void a_value_that_is_not_a_number_counts_as_not_available() {
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(features(List.of(Map.of("profit_to_revenue_ratio", Double.NaN))))
            .head();
    assertThat(pointsOf(row, "profit")).isEqualTo(8);
  }

  @Test
  void heavier_penalties_weigh_more_since_September_2021() {
    Map<String, Double> features = Map.of("severe_penalty_count_36m", 1.0);
    Row before =
        new CardScorer(scorecard.at(LocalDate.of(2021, 8, 31), LAW), Map.of())
            .score(features(List.of(features)))
            .head();
    Row after =
        new CardScorer(scorecard.at(LocalDate.of(2021, 9, 1), LAW), Map.of())
            .score(features(List.of(features)))
            .head();
    assertThat(pointsOf(before, "severe_penalty")).isEqualTo(30);
    assertThat(pointsOf(after, "severe_penalty")).isEqualTo(50);
    assertThat(before.<String>getAs("model_version")).startsWith("2020-01-01-");
    assertThat(after.<String>getAs("model_version")).startsWith("2021-09-01-");
  }

  @Test
  void a_value_is_written_into_the_reason_in_its_unit() {
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(
                features(
                    List.of(
                        Map.of(
                            "penalty_fine_yuan_24m",
                            1234567.0,
                            "guarantee_given_to_capital_ratio",
                            1.254,
                            "age_years",
                            2.46))))
            .head();
    assertThat(reason(row, "penalty_fine").<String>getAs("reason_zh"))
        .isEqualTo("近24个月罚款1,234,567元");
    assertThat(reason(row, "guarantee_ratio").<String>getAs("reason_en"))
        .isEqualTo("guarantees given are 125.4% of the capital");
    assertThat(reason(row, "age").<String>getAs("reason_zh")).isEqualTo("成立2.5年");
  }

  private Dataset<Row> features(List<Map<String, Double>> rows) {
    StructType schema = new StructType().add("entity_id", DataTypes.StringType);
    List<String> names = new ArrayList<>(scorecard.features());
    for (String name : names) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    List<Row> data = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Object[] cells = new Object[names.size() + 1];
      cells[0] = "E%05d".formatted(i);
      for (int j = 0; j < names.size(); j++) {
        cells[j + 1] = rows.get(i).get(names.get(j));
      }
      data.add(RowFactory.create(cells));
    }
    return spark.createDataFrame(data, schema);
  }

  private static Row reason(Row row, String id) {
    List<Row> reasons = row.getList(row.fieldIndex("reasons"));
    return reasons.stream()
        .filter(reason -> reason.getAs("indicator_id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> reasonIds(Row row) {
    List<Row> reasons = row.getList(row.fieldIndex("reasons"));
    return reasons.stream().map(reason -> reason.<String>getAs("indicator_id")).toList();
  }

  private static int pointsOf(Row row, String id) {
    return reasonIds(row).contains(id) ? reason(row, id).<Integer>getAs("points") : 0;
  }
}
