package org.regulake.pipelines.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.graph.EdgeBuilder;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.InMemoryLake;

/**
 * Unknown facts count neither as zero nor as adverse: features of enterprises on 31 March 2025,
 * when the reports on 2021, 2022 and 2023 are due.
 */
@ExtendWith(SparkExtension.class)
class FeatureBuilderTest {

  private static final RunStamp STAMP = new RunStamp(FilledRows.DAY, FilledRows.KNOWN_AT, "R1");

  private static final String ENTERPRISES =
      """
      | entity_id: string | province_code: string | established_date: date | capital_yuan: decimal(20,2) | capital_amount: decimal(20,2) | capital_currency_code: string |
      | filed             | 33                    | 2010-01-01             | 1000000                     | 1000000                       | CNY                           |
      | silent            | 33                    | 2010-01-01             | 1000000                     | 1000000                       | CNY                           |
      | young             | 33                    | 2023-05-01             | 0                           | 0                             | CNY                           |
      | undated           | 33                    | null                   | null                        | 1000000                       | USD                           |
      | quarantined       | 33                    | 2010-01-01             | null                        | null                          | null                          |
      | elsewhere         | 46                    | 2010-01-01             | null                        | 5                             | XAU                           |
      | partly            | 54                    | 2010-01-01             | 1000000                     | 1000000                       | CNY                           |
      | neighbour         | 54                    | 2010-01-01             | 1000000                     | 1000000                       | CNY                           |
      | mentioned         | 33                    | 2010-01-01             | 1000000                     | 1000000                       | CNY                           |
      """;

  private static final String REPORTS =
      """
      | entity_id: string | report_year: int | submitted_date: date | revenue_yuan: decimal(20,2) | profit_yuan: decimal(20,2) | asset_yuan: decimal(20,2) | liability_yuan: decimal(20,2) |
      | filed             | 2021             | 2022-06-30           | 10                          | 5                          | 10                        | 5                             |
      | filed             | 2022             | 2023-07-01           | 10                          | 5                          | 10                        | 5                             |
      | filed             | 2023             | 2024-06-30           | 10                          | -5                         | 10                        | 5                             |
      | young             | 2023             | null                 | 0                           | -8000000                   | 0                         | 1                             |
      | partly            | 2023             | 2024-05-01           | -10                         | -5                         | null                      | 5                             |
      """;

  private static final String PENALTIES =
      """
      | entity_id: string | decision_id: string | authority: string | decision_date: date | penalty_type: string | fine_yuan: decimal(20,2) | violation: string | publicity_end_date: date |
      | filed             | warned              | A                 | 2025-01-05          | warning              | null                     | 质量              | null                     |
      | filed             | warned and fined    | A                 | 2025-01-05          | warning              | null                     | 质量              | null                     |
      | filed             | warned and fined    | A                 | 2025-01-05          | fine                 | 20000                    | 质量              | null                     |
      | silent            | low, three months   | A                 | 2024-12-31          | fine                 | 9999.99                  | 质量              | null                     |
      | silent            | low, younger        | A                 | 2025-01-01          | fine                 | 9999.99                  | 质量              | null                     |
      | silent            | high                | A                 | 2023-05-01          | fine                 | 10000                    | 质量              | null                     |
      | young             | ended as stated     | A                 | 2024-06-01          | licence_revocation   | 500000                   | 质量              | 2025-03-31               |
      | young             | longer as stated    | A                 | 2024-06-01          | fine                 | 100                      | 质量              | 2025-04-01               |
      """;

  private static final Map<String, Row> FEATURES = new TreeMap<>();

  @BeforeAll
  static void build(SparkSession spark) {
    InMemoryLake lake = new InMemoryLake(spark);
    lake.put(Enterprise.TABLE, ENTERPRISES);
    Map<String, String> given =
        Map.of(
            "annual_report",
            REPORTS,
            "penalty",
            PENALTIES,
            "guarantee",
            """
            | entity_id: string | guarantor_id: string | guarantee_id: string | amount_yuan: decimal(20,2) |
            | X                 | filed                | 1                    | 4000000                     |
            | X                 | silent               | 2                    | 4000000                     |
            | X                 | silent               | 3                    | null                        |
            | X                 | young                | 4                    | 1                           |
            | X                 | undated              | 5                    | 70000000                    |
            | X                 | quarantined          | 6                    | 1                           |
            """,
            "shareholding",
            """
            | entity_id: string | holder_id: string | share_ratio: decimal(18,9) | subscribed_yuan: decimal(20,2) |
            | filed             | P1                | 0.6                        | null                           |
            | filed             | P2                | 0.4                        | null                           |
            | silent            | P1                | 0.6                        | 600000                         |
            | silent            | P2                | null                       | null                           |
            | young             | P1                | null                       | 1                              |
            | partly            | P1                | null                       | 700000                         |
            | partly            | P2                | null                       | 300000                         |
            | neighbour         | P1                | null                       | 700000                         |
            """,
            "judgment",
            """
            | entity_id: string | kind: string | role: string | decision_date: date | amount_yuan: decimal(20,2) |
            | filed             | litigation   | defendant    | 2025-01-05          | 100                         |
            | silent            | litigation   | defendant    | 2025-01-05          | null                        |
            """);
    for (Source source : Sources.ofFacts()) {
      lake.put(source.silver(), given.getOrDefault(source.name(), "| entity_id: string |\n"));
    }
    lake.put(
        QuarantinedRecord.TABLE,
        """
        | source: string | record_id: string | entity_id: string | reason_code: string | received_at: timestamp |
        | annual_report  | 1                 | quarantined       | date_invalid        | 2025-02-01T00:00:00    |
        | annual_report  | 1                 | quarantined       | number_invalid      | 2025-02-01T00:00:00    |
        | annual_report  | 2                 | silent            | date_invalid        | 2025-06-01T00:00:00    |
        | penalty        | 3                 | silent            | date_invalid        | 2025-02-01T00:00:00    |
        """);
    lake.put(
        QuarantinedLandedRow.TABLE,
        """
        | source: string | raw: string               | received_at: timestamp |
        | annual_report  | CODE-OF-MENTIONED,2022,a" | 2025-02-01T00:00:00    |
        | annual_report  | LATER-CODE-SILENT,2022,a" | 2025-02-01T00:00:00    |
        | annual_report  | CODE-OF-SILENT,2022,a"    | 2025-06-01T00:00:00    |
        """);
    lake.put(
        Identifier.TABLE,
        """
        | entity_id: string | stated_code: string | code: string      | known_from: timestamp |
        | mentioned         | CODE-OF-MENTIONED   | CODE-OF-MENTIONED | 2025-01-01T00:00:00   |
        | silent            | CODE-OF-SILENT      | CODE-OF-SILENT    | 2025-01-01T00:00:00   |
        | silent            | LATER-CODE-SILENT   | LATER-CODE-SILENT | 2025-06-01T00:00:00   |
        """);
    lake.run(new EdgeBuilder());
    for (Table table : List.of(Component.TABLE, Control.TABLE, WithdrawnDelivery.TABLE)) {
      lake.put(table, "| %s: string |\n".formatted(table.key().get(table.key().size() - 1)));
    }
    lake.put(
        DeliveredFile.TABLE,
        "| source: string | state: string | received_at: timestamp | line_count: bigint |"
            + " rows_quarantined: bigint |\n"
            + Sources.names().stream()
                .map(
                    source ->
                        "| %s | collected | %s | 4 | 0 |\n"
                            .formatted(
                                source,
                                source.equals("arrears")
                                    ? "2026-01-01T00:00:00"
                                    : "2025-01-01T00:00:00"))
                .collect(Collectors.joining()));
    lake.run(new FeatureBuilder(Law.load()), STAMP);
    lake.read(EnterpriseFeature.TABLE)
        .collectAsList()
        .forEach(row -> FEATURES.put(row.getAs("entity_id"), row));
  }

  private static Double of(String enterprise, String feature) {
    return FEATURES.get(enterprise).getAs(feature);
  }

  /** Lower and upper bound, as text. */
  private static String range(String enterprise, String feature) {
    return of(enterprise, feature) + " to " + of(enterprise, feature + "_upper");
  }

  @Test
  void only_years_with_reports_delivered_for_the_province_can_be_missing() {
    assertThat(range("filed", "annual_report_missing_count")).isEqualTo("0.0 to 0.0");
    assertThat(range("silent", "annual_report_missing_count")).isEqualTo("3.0 to 3.0");
    assertThat(range("young", "annual_report_missing_count"))
        .as("founded in 2023")
        .isEqualTo("0.0 to 0.0");
    assertThat(range("elsewhere", "annual_report_missing_count"))
        .as("nothing was delivered for 46")
        .isEqualTo("null to null");
    assertThat(range("neighbour", "annual_report_missing_count"))
        .as("only reports on 2023 were delivered for 54")
        .isEqualTo("1.0 to 3.0");
    assertThat(range("partly", "annual_report_missing_count")).isEqualTo("0.0 to 2.0");
  }

  @Test
  void a_quarantined_report_may_be_the_missing_one_from_its_arrival_on() {
    assertThat(range("quarantined", "annual_report_missing_count")).isEqualTo("2.0 to 3.0");
  }

  @Test
  void a_broken_row_may_be_the_report_of_whom_it_names_as_far_as_both_are_known() {
    assertThat(range("mentioned", "annual_report_missing_count")).isEqualTo("0.0 to 3.0");
    assertThat(range("silent", "annual_report_missing_count"))
        .as("one row arrives later, and the code in the other is known later")
        .isEqualTo("3.0 to 3.0");
  }

  @Test
  void without_a_day_of_establishment_no_year_is_certainly_owed() {
    assertThat(range("undated", "annual_report_missing_count")).isEqualTo("0.0 to 3.0");
  }

  @Test
  void a_report_is_late_after_its_deadline() {
    assertThat(of("filed", "annual_report_late_count_36m")).isEqualTo(1.0);
    assertThat(of("silent", "annual_report_late_count_36m")).isEqualTo(0.0);
  }

  @Test
  void a_ratio_without_a_denominator_is_null_and_its_parts_are_filled() {
    assertThat(of("filed", "profit_to_revenue_ratio")).isEqualTo(-0.5);
    assertThat(of("young", "profit_to_revenue_ratio")).isNull();
    assertThat(of("young", "profit_yuan")).isEqualTo(-8e6);
    assertThat(of("young", "liability_to_asset_ratio")).isNull();
    assertThat(of("young", "liability_yuan")).isEqualTo(1.0);
    assertThat(of("partly", "profit_to_revenue_ratio"))
        .as("a loss on negative revenue is no profit")
        .isNull();
  }

  @Test
  void capital_in_foreign_currency_lies_between_the_rates_of_the_year_before() {
    assertThat(range("filed", "capital_yuan")).isEqualTo("1000000.0 to 1000000.0");
    assertThat(of("undated", "capital_yuan")).isBetween(6.9e6, 7.2e6);
    assertThat(of("undated", "capital_yuan_upper")).isBetween(7.2e6, 7.5e6);
    assertThat(range("elsewhere", "capital_yuan")).isEqualTo("null to null");
  }

  @Test
  void guarantees_over_capital_are_null_without_capital_and_infinite_without_a_sum() {
    assertThat(range("filed", "guarantee_given_to_capital_ratio")).isEqualTo("4.0 to 4.0");
    assertThat(range("silent", "guarantee_given_to_capital_ratio")).isEqualTo("4.0 to Infinity");
    assertThat(range("young", "guarantee_given_to_capital_ratio"))
        .as("capital of zero")
        .isEqualTo("null to null");
    assertThat(range("quarantined", "guarantee_given_to_capital_ratio")).isEqualTo("null to null");
    assertThat(of("undated", "guarantee_given_to_capital_ratio")).isBetween(9.0, 10.0);
    assertThat(of("undated", "guarantee_given_to_capital_ratio_upper")).isBetween(9.5, 10.5);
    assertThat(range("elsewhere", "guarantee_given_to_capital_ratio"))
        .as("no guarantees given")
        .isEqualTo("0.0 to 0.0");
  }

  @Test
  void sums_are_infinite_where_a_part_is_not_stated() {
    assertThat(range("filed", "share_sum_ratio")).isEqualTo("1.0 to 1.0");
    assertThat(range("silent", "share_sum_ratio")).isEqualTo("0.6 to Infinity");
    assertThat(range("young", "share_sum_ratio")).isEqualTo("null to null");
    assertThat(range("neighbour", "share_sum_ratio"))
        .as("the sums do not add up to the capital")
        .isEqualTo("null to null");
    assertThat(range("filed", "judgment_defendant_yuan_24m")).isEqualTo("100.0 to 100.0");
    assertThat(range("silent", "judgment_defendant_yuan_24m")).isEqualTo("0.0 to Infinity");
    assertThat(range("young", "judgment_defendant_yuan_24m")).isEqualTo("0.0 to 0.0");
  }

  @Test
  void shares_computed_from_subscribed_sums_count_as_in_the_graph() {
    assertThat(range("partly", "share_sum_ratio")).isEqualTo("1.0 to 1.0");
  }

  @Test
  void only_penalties_that_are_public_on_the_day_count() {
    assertThat(of("filed", "penalty_count_24m"))
        .as("a warning alone is not published")
        .isEqualTo(1.0);
    assertThat(of("silent", "penalty_count_24m"))
        .as("a low fine is public for three months")
        .isEqualTo(2.0);
    assertThat(of("silent", "penalty_fine_yuan_24m")).isEqualTo(19999.99);
    assertThat(of("young", "penalty_count_24m")).as("public until the stated day").isEqualTo(1.0);
    assertThat(of("young", "severe_penalty_count_36m")).isEqualTo(0.0);
  }

  @Test
  void no_feature_of_a_source_that_was_never_delivered_is_zero() {
    assertThat(of("filed", "tax_arrears_open_yuan")).isNull();
    assertThat(of("partly", "penalty_count_24m")).isEqualTo(0.0);
  }
}
