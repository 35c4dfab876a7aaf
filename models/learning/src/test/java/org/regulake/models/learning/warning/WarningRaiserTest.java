package org.regulake.models.learning.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.indicator.Indicator;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.rule.Label;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.models.warning.Compare;
import org.regulake.models.warning.Level;
import org.regulake.models.warning.WarningRule;
import org.regulake.models.warning.WarningVersion;
import org.regulake.models.warning.Warnings;

@ExtendWith(SparkExtension.class)
class WarningRaiserTest {

  private static final String RISE =
      """
      | indicator_id: string | province_code: string | industry_section: string | month: string | value: double | numerator: double | denominator: double |
      | abnormal_rate        | 33                    | *                        | 2025-06       | 0.125         | 125               | 1000                |
      | abnormal_rate        | 33                    | *                        | 2026-06       | 0.25          | 250               | 1000                |
      | stock                | 33                    | *                        | 2025-06       | 9             | null              | null                |
      """;
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private final Warnings warnings = Warnings.load();
  private final SparkSession spark;

  WarningRaiserTest(SparkSession spark) {
    this.spark = spark;
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_a_warning_holds() {
    return warnings.rules().stream()
        .flatMap(
            rule ->
                rule.cases().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                rule.id() + ": " + example.name(),
                                () ->
                                    DatasetAssert.assertThat(
                                            new WarningRaiser(Warnings.of(List.of(rule)))
                                                .raise(
                                                    TextTable.of(spark, example.given()),
                                                    example.asOf()))
                                        .hasRows(example.expect()))));
  }

  @Test
  void a_warning_has_a_message_and_both_months() {
    DatasetAssert.assertThat(new WarningRaiser(warnings).raise(TextTable.of(spark, RISE), TODAY))
        .hasColumns(
            "warning_id",
            "rule_id",
            "level",
            "province_code",
            "industry_section",
            "event_date",
            "is_new",
            "value",
            "baseline_value",
            "threshold",
            "message_zh",
            "message_en",
            "evidence")
        .hasRows(
            """
            | message_zh | message_en | evidence |
            | 2026-06，浙江省·全行业经营异常率25.00%，上年同月12.50%，达到红色预警线25.00% | 2026-06, Zhejiang · all industries: abnormal rate 25.00%, a year before 12.50%; red level begins at 25.00% | [{abnormal_rate, 2026-06, 0.25, 250, 1000}, {abnormal_rate, 2025-06, 0.125, 125, 1000}] |
            """);
  }

  @Test
  void only_a_warning_about_the_last_month_that_is_over_is_new() {
    Dataset<Row> rise = TextTable.of(spark, RISE);
    assertThat(
            new WarningRaiser(warnings)
                .raise(rise, LocalDate.of(2026, 6, 30))
                .head()
                .<Boolean>getAs("is_new"))
        .isTrue();
    assertThat(
            new WarningRaiser(warnings)
                .raise(rise, LocalDate.of(2026, 7, 30))
                .head()
                .<Boolean>getAs("is_new"))
        .as("July is not over")
        .isTrue();
    assertThat(
            new WarningRaiser(warnings)
                .raise(rise, LocalDate.of(2026, 7, 31))
                .head()
                .<Boolean>getAs("is_new"))
        .isFalse();
  }

  @Test
  void the_same_event_has_the_same_id_in_every_run() {
    Row first = new WarningRaiser(warnings).raise(TextTable.of(spark, RISE), TODAY).head();
    Row later =
        new WarningRaiser(warnings)
            .raise(TextTable.of(spark, RISE).repartition(2), TODAY.plusDays(30))
            .head();
    assertThat(first.getString(0)).hasSize(32).isEqualTo(later.getString(0));
  }

  @Test
  void a_rule_on_values_needs_no_year_before() {
    WarningRule rule =
        new WarningRule(
            "high_rate",
            new Label("高", "high"),
            "abnormal_rate",
            Compare.VALUE,
            List.of("market_monitoring"),
            new Label("{value}", "{value} {baseline}"),
            List.of(
                new WarningVersion(
                    LocalDate.of(2020, 1, 1),
                    100,
                    null,
                    null,
                    Map.of(Level.YELLOW, 0.1, Level.ORANGE, 0.2, Level.RED, 0.3))),
            List.of());
    DatasetAssert.assertThat(
            new WarningRaiser(Warnings.of(List.of(rule))).raise(TextTable.of(spark, RISE), TODAY))
        .hasRows(
            """
            | event_date | level  | threshold | baseline_value | message_en |
            | 2025-06-30 | yellow | 0.1       | null           | 12.50% –   |
            | 2026-06-30 | orange | 0.2       | null           | 25.00% –   |
            """);
  }

  @Test
  void every_rule_watches_an_indicator_that_exists() {
    List<String> ids = Indicators.load().all().stream().map(Indicator::id).toList();
    warnings.check(ids);
    assertThatThrownBy(() -> warnings.check(List.of("abnormal_rates", "stock")))
        .hasMessageContaining(
            "warning 'abnormal_rate_surge': indicator 'abnormal_rate' is not known; nearest:"
                + " 'abnormal_rates'");
  }
}
