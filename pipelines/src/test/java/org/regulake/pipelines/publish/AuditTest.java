package org.regulake.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.product.IndicatorDetail;
import org.regulake.models.product.RiskReason;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.delivery.AcceptedFall;
import org.regulake.pipelines.lakehouse.AuditProblem;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.publish.DailyProduct.Check;

/** Problems that forbid a release, and changes that do not. */
@ExtendWith(SparkExtension.class)
class AuditTest {

  private static final Table REASON = RiskReason.PRODUCT.table();
  private static final Table INDICATOR = IndicatorDetail.PRODUCT.table();
  private static final String REASONS =
      "| as_of: date | entity_id: string | rank: int | points: int | value: double | reason_zh:"
          + " string |\n";
  private static final String INDICATORS =
      "| as_of: date | indicator_id: string | province_code: string | month: date | value: double"
          + " |\n";
  private static final String ACCEPTED =
      "| product: string | as_of: date | measure: string | largest_ratio: double | author: string |"
          + " reason: string | decision_id: string |\n";

  private static SparkSession spark;

  @BeforeAll
  static void remember(SparkSession session) {
    spark = session;
  }

  private static Dataset<Row> rows(Table table, String header, String... lines) {
    return FilledRows.filled(
        table,
        TextTable.of(
            spark,
            header
                + String.join(
                    "\n",
                    Arrays.stream(lines).map(line -> "| 2025-03-31 | " + line + " |").toList())));
  }

  private static Dataset<Row> reasons(String... lines) {
    return rows(REASON, REASONS, lines);
  }

  private static Dataset<Row> indicators(String... lines) {
    return rows(INDICATOR, INDICATORS, lines);
  }

  private static Audit audit(String... accepted) {
    return new Audit(
        Falls.load(),
        new AcceptedFalls(
            FilledRows.filled(
                AcceptedFall.TABLE, TextTable.of(spark, ACCEPTED + String.join("\n", accepted))),
            FilledRows.DAY));
  }

  @Test
  void rows_that_break_a_check_of_the_contract_are_not_released() {
    assertThat(problems(REASON, reasons("E1 | 0 | 5 | 1.0 | 甲", "E1 | 1 | 5 | 1.0 | 乙"), null))
        .containsExactly(
            "published.risk_reason has 1 rows that break rank_from_one of its contract (rank >="
                + " 1)");
  }

  private static List<String> problems(
      Table table, Dataset<Row> fresh, Dataset<Row> before, String... accepted) {
    return audit(accepted)
        .of(table, List.of(), OptionalLong.empty(), fresh, Optional.ofNullable(before))
        .stream()
        .map(AuditProblem::sentence)
        .toList();
  }

  private static List<String> problems(
      Dataset<Row> fresh, OptionalLong expectedRows, Check... checks) {
    return audit().of(REASON, List.of(checks), expectedRows, fresh, Optional.empty()).stream()
        .map(AuditProblem::sentence)
        .toList();
  }

  @Test
  void sound_rows_may_be_released_first_or_after_others() {
    assertThat(
            problems(reasons("A | 1 | 9 | 3.0 | 罚款", "A | 2 | 9 | 1.0 | 欠税"), OptionalLong.of(2)))
        .isEmpty();
    assertThat(
            problems(
                REASON,
                reasons("A | 1 | 9 | 3.0 | 罚款", "A | 2 | 9 | 1.0 | 欠税"),
                reasons("A | 1 | 9 | 2.0 | 罚款")))
        .isEmpty();
  }

  @Test
  void a_key_that_occurs_twice_forbids_the_release() {
    assertThat(
            problems(reasons("A | 1 | 9 | 3.0 | 罚款", "A | 1 | 9 | 4.0 | 罚款"), OptionalLong.empty()))
        .singleElement()
        .asString()
        .contains("published.risk_reason has 2 rows but 1 different keys");
  }

  @Test
  void a_number_of_rows_other_than_the_expected_one_forbids_the_release() {
    assertThat(problems(reasons("A | 1 | 9 | 3.0 | 罚款"), OptionalLong.of(2)))
        .containsExactly("published.risk_reason has 1 rows, but 2 were expected");
  }

  @Test
  void a_blank_required_text_forbids_the_release() {
    assertThat(
            problems(reasons("A | 1 | 9 | 3.0 | 罚款", "B | 1 | 9 | 3.0 |   "), OptionalLong.empty()))
        .containsExactly("published.risk_reason.reason_zh is empty on 1 rows");
  }

  @Test
  void a_row_that_fulfils_the_condition_of_a_check_forbids_the_release() {
    Check check = new Check("heavy", "with more than nine points", column(RiskReason.POINTS).gt(9));
    assertThat(problems(reasons("A | 1 | 9 | 3.0 | 罚款"), OptionalLong.empty(), check)).isEmpty();
    assertThat(
            problems(
                reasons("A | 1 | 10 | 3.0 | 罚款", "B | 1 | 9 | 3.0 | 罚款"),
                OptionalLong.empty(),
                check))
        .containsExactly("published.risk_reason has 1 rows with more than nine points");
  }

  @Test
  void a_fall_of_the_population_by_more_than_a_fifth_forbids_the_release() {
    Dataset<Row> five =
        indicators(
            "s | 11 | 2025-01-01 | 1.0",
            "s | 12 | 2025-01-01 | 1.0",
            "s | 13 | 2025-01-01 | 1.0",
            "s | 14 | 2025-01-01 | 1.0",
            "s | 15 | 2025-01-01 | 1.0");
    assertThat(problems(INDICATOR, five.limit(4), five)).isEmpty();
    assertThat(problems(INDICATOR, five.limit(3), five))
        .containsExactly("published.indicator has 3 rows, the previous release had 5");
    assertThat(problems(INDICATOR, five.limit(0), five))
        .containsExactly("published.indicator has 0 rows, the previous release had 5");
    assertThat(problems(INDICATOR, five, five.limit(0))).isEmpty();
  }

  @Test
  void a_column_that_loses_values_forbids_the_release() {
    Dataset<Row> full = indicators("s | 11 | 2025-01-01 | 1.0", "s | 12 | 2025-01-01 | 1.0");
    assertThat(
            problems(
                INDICATOR,
                indicators("s | 11 | 2025-01-01 | 1.0", "s | 12 | 2025-01-01 | null"),
                full))
        .containsExactly(
            "published.indicator.value is filled on 50.0 % of the rows, in the previous release on"
                + " 100.0 %");
  }

  @Test
  void a_fall_of_reasons_or_warnings_that_end_does_not_forbid_the_release() {
    assertThat(
            problems(
                REASON,
                reasons("A | 1 | 9 | null | 罚款"),
                reasons("A | 1 | 9 | 3.0 | 罚款", "B | 1 | 9 | 3.0 | 罚款")))
        .isEmpty();
  }

  @Test
  void an_accepted_fall_is_noted_and_a_larger_one_forbids_the_release() {
    Dataset<Row> four =
        indicators(
            "s | 11 | 2025-01-01 | 1.0",
            "s | 12 | 2025-01-01 | 1.0",
            "s | 13 | 2025-01-01 | 1.0",
            "s | 14 | 2025-01-01 | 1.0");
    String half = "| indicator | 2025-03-31 | rows | 0.5 | 李明 | handed over | d1 |";
    Audit audit = audit(half);
    assertThat(
            audit.of(INDICATOR, List.of(), OptionalLong.empty(), four.limit(2), Optional.of(four)))
        .isEmpty();
    assertThat(audit.notes())
        .containsExactly(
            "published.indicator has 2 rows, the previous release had 4; accepted by 李明, because"
                + " handed over");
    assertThat(problems(INDICATOR, four.limit(1), four, half)).hasSize(1);
    assertThat(problems(INDICATOR, four.limit(2), four, half.replace("indicator", "province")))
        .hasSize(1);
    assertThat(problems(INDICATOR, four.limit(2), four, half.replace("rows", "value"))).hasSize(1);
    assertThat(problems(INDICATOR, four.limit(2), four, half.replace("03-31", "02-28"))).hasSize(1);
  }

  @Test
  void a_fall_states_its_measure_and_size_so_that_it_can_be_accepted() {
    Dataset<Row> four =
        indicators(
            "s | 11 | 2025-01-01 | 1.0",
            "s | 12 | 2025-01-01 | 1.0",
            "s | 13 | 2025-01-01 | 1.0",
            "s | 14 | 2025-01-01 | 1.0");
    assertThat(
            audit().of(INDICATOR, List.of(), OptionalLong.of(2), four.limit(1), Optional.of(four)))
        .extracting(AuditProblem::fall)
        .containsExactly(Optional.empty(), Optional.of(new Fall("indicator", Fall.ROWS, 0.75)));
  }

  @Test
  void an_unknown_product_or_column_is_refused_with_the_nearest_name() {
    String rules = "largest_row_fall_ratio: 0.2\nlargest_fill_fall_ratio: 0.1\nmay_fall: ";
    assertThatThrownBy(() -> read(rules + "{risk_scores: [rows]}"))
        .hasMessageContaining("'risk_scores' is not known; nearest: 'risk_score'");
    assertThatThrownBy(() -> read(rules + "{risk_reason: [values]}"))
        .hasMessageContaining("'values' is not known; nearest: 'value'");
  }

  private static Falls read(String yaml) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "audits.yml", Falls.class);
  }
}
