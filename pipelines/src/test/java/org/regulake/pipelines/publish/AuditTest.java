package org.regulake.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.monitor.IndicatorValue;

/** What forbids a release, and what does not. */
@ExtendWith(SparkExtension.class)
class AuditTest {

  private static final String HEADER = "| as_of: date | entity_id: string | rank: int | indicator_id: string | dimension: string | points: int"
      + " | value: double | is_missing: boolean | reason_zh: string | reason_en: string | legal_basis: string"
      + " | known_at: timestamp | run_id: string |\n";

  private static SparkSession spark;

  @BeforeAll
  static void remember(SparkSession session) {
    spark = session;
  }

  private static Dataset<Row> reasons(String... entityRankValueReason) {
    return TextTable.of(spark, HEADER + String.join("\n", Arrays.stream(entityRankValueReason).map(AuditTest::line).toList()));
  }

  private static String line(String entityRankValueReason) {
    String[] parts = entityRankValueReason.split(" ");
    return "| 2025-03-31 | %s | %s | fines | conduct | 12 | %s | false | %s | fined | art. 7 | null | r |".formatted(
        parts[0], parts[1], parts[2], parts[3]);
  }

  private static List<String> audit(Dataset<Row> fresh, Dataset<Row> before, long expectedRows) {
    return new Audit().of(RiskReason.TABLE, fresh, Optional.ofNullable(before), expectedRows);
  }

  @Test
  void sound_rows_may_be_released_first_or_after_others() {
    assertThat(audit(reasons("A 1 3.0 罚款", "A 2 1.0 欠税"), null, 2)).isEmpty();
    assertThat(audit(reasons("A 1 3.0 罚款", "A 2 1.0 欠税"), reasons("A 1 2.0 罚款", "B 1 1.0 欠税"), -1)).isEmpty();
  }

  @Test
  void a_key_that_occurs_twice_forbids_the_release() {
    assertThat(audit(reasons("A 1 3.0 罚款", "A 1 4.0 罚款"), null, -1)).singleElement().asString()
        .contains("published.risk_reason has 2 rows but 1 different keys");
  }

  @Test
  void a_number_of_rows_other_than_the_one_made_forbids_the_release() {
    assertThat(audit(reasons("A 1 3.0 罚款"), null, 2)).singleElement().asString().contains("has 1 rows where 2 were made");
  }

  @Test
  void an_empty_cell_in_a_column_that_has_to_be_full_forbids_the_release() {
    assertThat(audit(reasons("A 1 3.0 罚款", "B 1 3.0 null"), null, -1)).singleElement().asString()
        .contains("published.risk_reason.reason_zh is empty on 1 rows");
  }

  @Test
  void a_fall_of_the_population_against_the_release_before_forbids_the_release() {
    String header = "| as_of: date | indicator_id: string | province_code: string | industry_section: string | month: string |\n";
    String row = "| 2025-03-31 | stock | 63 | C | 2025-0%d |\n";
    Dataset<Row> before = TextTable.of(spark, header + row.formatted(1) + row.formatted(2));
    assertThat(new Audit().of(IndicatorValue.TABLE, FilledRows.filled(IndicatorValue.TABLE, TextTable.of(spark, header + row.formatted(1))),
        Optional.of(FilledRows.filled(IndicatorValue.TABLE, before)), -1)).singleElement().asString().contains("has 1 rows, the release before had 2");
  }

  @Test
  void fewer_reasons_of_the_same_population_are_no_ground_to_hold_a_release_back() {
    assertThat(audit(reasons("A 1 3.0 罚款"), reasons("A 1 3.0 罚款", "B 1 3.0 罚款"), -1)).isEmpty();
  }

  @Test
  void a_column_that_runs_dry_forbids_the_release() {
    assertThat(audit(reasons("A 1 null 罚款", "B 1 null 罚款"), reasons("A 1 3.0 罚款", "B 1 2.0 罚款"), -1)).singleElement().asString()
        .contains("published.risk_reason.value is filled on 0.0 %", "in the release before on 100.0 %");
  }
}
