package org.regulake.models.learning.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.learning.scorecard.ScoredRows.pointsOf;
import static org.regulake.models.learning.scorecard.ScoredRows.reason;
import static org.regulake.models.learning.scorecard.ScoredRows.reasonIds;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.testing.SparkExtension;

/** The packaged scorecard by example: missing values, intervals, vetoes and thin files. */
@ExtendWith(SparkExtension.class)
class SupervisionScorecardTest {

  private static final Law LAW = Law.load();
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private final Scorecard scorecard = Scorecard.load("supervision");
  private final SparkSession spark;

  SupervisionScorecardTest(SparkSession spark) {
    this.spark = spark;
  }

  private Dataset<Row> features(List<Map<String, Double>> rows) {
    return ScoredRows.features(spark, scorecard, rows);
  }

  @Test
  void a_loss_without_revenue_is_a_stated_reason_and_not_a_missing_value() {
    Row row =
        new CardScorer(scorecard.at(TODAY, LAW), Map.of())
            .score(features(List.of(Map.of("revenue_yuan", 0.0, "profit_yuan", -8e6))))
            .head();
    assertThat(reason(row, "profit").<String>getAs("reason_zh")).isEqualTo("无营业收入且亏损");
    assertThat(pointsOf(row, "profit")).isEqualTo(25);
    assertThat(reason(row, "profit").<Boolean>getAs("is_missing")).isFalse();
  }

  @Test
  void an_interval_earns_only_the_points_that_every_value_in_it_earns() {
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

  @Test
  void an_entity_that_one_source_knows_without_adverse_facts_is_a_thin_file() {
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
}
