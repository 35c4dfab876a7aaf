package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.FilledRows;

/**
 * Every family on a small table of facts, with facts on both sides of each boundary of the windows
 * that end on 31 March 2025.
 */
@ExtendWith(SparkExtension.class)
class FeatureFamiliesTest {

  private static final Moment MOMENT = Moment.of(FilledRows.DAY, Law.load());

  private final SparkSession spark;

  FeatureFamiliesTest(SparkSession spark) {
    this.spark = spark;
  }

  /** A line per enterprise: its id and the values of the family's features in order. */
  private static List<String> values(FeatureFamily family, Dataset<Row> facts) {
    Column[] values =
        family.features().stream()
            .map(feature -> feature.value().apply(MOMENT).as(feature.name()))
            .toArray(Column[]::new);
    List<String> lines = new ArrayList<>();
    Column[] more = new Column[values.length - 1];
    System.arraycopy(values, 1, more, 0, more.length);
    for (Row row :
        facts.groupBy("entity_id").agg(values[0], more).orderBy("entity_id").collectAsList()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(
            row.get(i) instanceof Double number
                    && number == Math.rint(number)
                    && !number.isInfinite()
                ? String.valueOf(number.longValue())
                : String.valueOf(row.get(i)));
      }
      lines.add(String.join(" ", cells));
    }
    return lines;
  }

  private Dataset<Row> penalties(String text) {
    return TextTable.of(spark, text)
        .withColumn("authority", lit("A"))
        .withColumn(
            "unread_cells",
            when(col("fine_yuan").equalTo(-1), array(lit("fine_yuan")))
                .otherwise(array().cast("array<string>")))
        .withColumn("fine_yuan", when(col("fine_yuan").geq(0), col("fine_yuan")));
  }

  @Test
  void penalties_count_by_decision_within_24_and_36_months() {
    // Count; then each with its upper bound: fines, severe penalties, quality penalties.
    assertThat(
            values(
                new PenaltyFeatures(),
                penalties(
                    """
                    | entity_id: string | decision_id: string | decision_date: date | penalty_type: string | fine_yuan: decimal(20,2) | violation: string |
                    | 24 edge           | 1                   | 2023-03-31          | warning              | null                     | 其他         |
                    | 24 edge           | 2                   | 2023-04-01          | warning              | null                     | 其他         |
                    | 24 edge           | 3                   | 2025-03-31          | warning              | null                     | 其他         |
                    | 36 edge           | 1                   | 2022-03-31          | licence_revocation     | null                     | 食品安全     |
                    | 36 edge           | 2                   | 2022-04-01          | licence_revocation     | null                     | 食品安全     |
                    | fines             | 1                   | 2025-01-01          | fine                 | 100                      | 其他         |
                    | fines             | 1                   | 2025-01-01          | confiscation         | 50                       | 其他         |
                    | fines             | 2                   | 2023-03-31          | fine                 | 1000                     | 其他         |
                    | not stated        | 1                   | 2025-01-01          | fine                 | null                     | null         |
                    | unread            | 1                   | 2025-01-01          | confiscation         | -1                       | 其他         |
                    """)))
        .containsExactly(
            "24 edge 2 0 0 0 0 0 0",
            "36 edge 0 0 0 1 1 1 1",
            "fines 1 150 150 0 0 0 0",
            "not stated 1 0 Infinity 0 1 0 1",
            "unread 1 0 Infinity 0 1 0 0");
  }

  @Test
  void listings_count_while_open_and_within_36_months() {
    // Open, open because unreachable, listed in 36 months.
    assertThat(
            values(
                new AbnormalListingFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | listed_date: date | valid_to: date | ground: string |
                    | ends on the day   | 2025-01-01        | 2025-03-31     | unreachable    |
                    | ends the day after | 2025-01-01       | 2025-04-01     | unreachable    |
                    | window            | 2022-03-31        | 9999-12-31     | no_report      |
                    | window            | 2022-04-01        | 2023-01-01     | no_report      |
                    """)))
        .containsExactly("ends on the day 0 0 1", "ends the day after 1 1 1", "window 1 0 1");
  }

  @Test
  void cases_count_within_24_months_and_entries_as_dishonest_debtor_while_open() {
    // Open entries; then each with its upper bound: cases, sums.
    assertThat(
            values(
                new JudgmentFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | kind: string     | role: string | decision_date: date | valid_to: date | amount_yuan: decimal(20,2) |
                    | debtor            | dishonest_debtor | defendant    | 2025-01-01          | 9999-12-31     | 7                          |
                    | debtor            | dishonest_debtor | defendant    | 2025-01-01          | 2025-03-31     | 7                          |
                    | window            | litigation       | defendant    | 2023-03-31          | 9999-12-31     | 1                          |
                    | window            | litigation       | defendant    | 2023-04-01          | 9999-12-31     | 10                         |
                    | window            | litigation       | plaintiff    | 2025-03-31          | 9999-12-31     | 100                        |
                    | role              | litigation       | null         | 2025-03-31          | 9999-12-31     | 5                          |
                    | sum               | litigation       | defendant    | 2025-03-31          | 9999-12-31     | null                       |
                    """)))
        .containsExactly(
            "debtor 1 0 0 0 0", "role 0 0 1 0 5", "sum 0 1 1 0 Infinity", "window 0 1 1 10 10");
  }

  @Test
  void arrears_count_by_kind_while_open() {
    assertThat(
            values(
                new ArrearsFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | kind: string     | valid_to: date | amount_yuan: decimal(20,2) |
                    | E                 | tax              | 9999-12-31     | 1                          |
                    | E                 | tax              | 2025-03-31     | 10                         |
                    | E                 | social_insurance | 2025-04-01     | 100                        |
                    | S                 | social_insurance | 2025-03-31     | 5                          |
                    """)))
        .containsExactly("E 1 100", "S 0 0");
  }

  @Test
  void changes_of_the_register_count_when_a_state_ended_in_the_last_24_months() {
    // Changes of representative and of entry; capital and decrease, each with its upper bound; age.
    assertThat(
            values(
                new RegisterFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | valid_from: date | valid_to: date | representative_id: string | capital_amount: decimal(20,2) | capital_currency_code: string | capital_yuan: decimal(20,2) | established_date: date |
                    | edge              | 2015-03-31       | 2023-03-31     | P1                        | 100                           | CNY                           | 100                         | 2015-03-31             |
                    | edge              | 2023-03-31       | 9999-12-31     | P2                        | 50                            | CNY                           | 50                          | 2015-03-31             |
                    | within            | 2015-03-31       | 2023-04-01     | P1                        | 100                           | CNY                           | 100                         | 2015-03-31             |
                    | within            | 2023-04-01       | 9999-12-31     | P2                        | 50                            | CNY                           | 50                          | 2015-03-31             |
                    """)))
        .containsExactly("edge 0 0 50 50 0 0 10", "within 1 1 50 50 0.5 0.5 10");
  }

  @Test
  void reports_are_late_within_36_months_and_the_latest_gives_the_figures() {
    Dataset<Row> facts =
        TextTable.of(
                spark,
                """
                | entity_id: string | report_year: int | submitted_date: date | valid_from: date | employee_count: bigint | revenue_yuan: decimal(20,2) | profit_yuan: decimal(20,2) | asset_yuan: decimal(20,2) | liability_yuan: decimal(20,2) | established_date: date |
                | late              | 2021             | 2022-07-01           | 2022-07-01       | 1                      | 100                         | 10                         | 200                       | 50                            | 2010-01-01             |
                | late              | 2022             | 2023-07-01           | 2023-07-01       | 2                      | 200                         | 20                         | 400                       | 100                           | 2010-01-01             |
                | late              | 2023             | 2024-06-30           | 2024-06-30       | 3                      | 0                           | 5                          | 0                         | 5                             | 2010-01-01             |
                | edge              | 2020             | 2022-03-31           | 2022-03-31       | 1                      | 1                           | 1                          | 1                         | 1                             | 2010-01-01             |
                | unknown day       | 2023             | null                 | 2024-12-31       | 1                      | 4                           | 1                          | 4                         | 1                             | 2010-01-01             |
                """)
            .withColumn("delivered_years", array(lit(2021), lit(2022), lit(2023)))
            .withColumn("unusable_reports", lit(0L));
    // Missing with upper bound, consecutive, late with upper bound, people, revenue, profit,
    // margin, assets, liabilities, ratio.
    assertThat(values(new AnnualReportFeatures(), facts))
        .containsExactly(
            "edge 3 3 3 0 0 1 1 1 1 1 1 1",
            "late 0 0 0 2 2 3 0 5 null 0 5 null",
            "unknown day 2 2 0 0 1 1 4 1 0.25 4 1 0.25");
  }

  @Test
  void officers_and_holders_in_unusable_rows_make_the_upper_bound_infinite() {
    assertThat(
            values(
                new OfficerFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | valid_to: date | is_unusable: boolean |
                    | known             | 9999-12-31     | false                |
                    | known             | 2025-03-31     | false                |
                    | broken            | 9999-12-31     | false                |
                    | broken            | null           | true                 |
                    """)))
        .containsExactly("broken 1 Infinity", "known 1 1");
    assertThat(
            values(
                new ShareholdingFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | holder_id: string | valid_to: date | share_ratio: decimal(18,9) | is_unusable: boolean |
                    | known             | P1                | 9999-12-31     | 0.5                        | false                |
                    | known             | P1                | 9999-12-31     | 0.25                       | false                |
                    | known             | P2                | 2025-03-31     | 0.25                       | false                |
                    | broken            | P1                | 9999-12-31     | 0.5                        | false                |
                    | broken            | null              | null           | null                       | true                 |
                    | not stated        | P1                | 9999-12-31     | null                       | false                |
                    """)))
        .containsExactly("broken 1 0.5 Infinity", "known 1 0.75 0.75", "not stated 1 null null");
  }

  @Test
  void guarantees_are_divided_by_the_capital_of_the_guarantor() {
    assertThat(
            values(
                new GuaranteeFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | valid_to: date | amount_yuan: decimal(20,2) | guarantor_capital_at_least: decimal(20,2) | guarantor_capital_at_most: decimal(20,2) |
                    | given             | 9999-12-31     | 100                        | 50                                        | 200                                      |
                    | given             | 2025-03-31     | 900                        | 50                                        | 200                                      |
                    | ended             | 2025-03-31     | 100                        | 50                                        | 200                                      |
                    | sum unknown       | 9999-12-31     | null                       | 50                                        | 200                                      |
                    | no capital        | 9999-12-31     | 100                        | 0                                         | 0                                        |
                    """)))
        .containsExactly(
            "ended 0 0 0", "given 1 0.5 2", "no capital 1 null null", "sum unknown 1 0 Infinity");
  }

  @Test
  void neighbours_in_the_graph_are_counted_once() {
    assertThat(
            values(
                new SharedTieFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | kind: string   | enterprise_count: bigint |
                    | E                 | address        | 3                        |
                    | E                 | address        | 7                        |
                    | E                 | representative | 2                        |
                    """)))
        .containsExactly("E 2 7 null");
    assertThat(
            values(
                new ComponentFeatures(),
                TextTable.of(spark, "| entity_id: string | component_size: bigint |\n| E | 4 |")))
        .containsExactly("E 4");
    assertThat(
            values(
                new ControlledFeatures(),
                TextTable.of(
                    spark,
                    "| entity_id: string | controlled_id: string |\n"
                        + "| E | A |\n"
                        + "| E | A |\n"
                        + "| E | B |")))
        .containsExactly("E 2");
    assertThat(
            values(new ControllerFeatures(), TextTable.of(spark, "| entity_id: string |\n| E |")))
        .containsExactly("E 1");
    assertThat(
            values(
                new RelatedFeatures(),
                TextTable.of(
                    spark,
                    """
                    | entity_id: string | related_id: string | is_dishonest: boolean | is_abnormal: boolean |
                    | E                 | A                  | true                  | false                |
                    | E                 | A                  | true                  | false                |
                    | E                 | B                  | false                 | true                 |
                    | E                 | C                  | false                 | true                 |
                    """)))
        .containsExactly("E 1 2");
    assertThat(
            values(
                new KnownSourceFeatures(),
                TextTable.of(
                    spark,
                    "| entity_id: string | source: string |\n| E | a |\n| E | a |\n| E | b |")))
        .containsExactly("E 2");
  }

  @Test
  void every_feature_has_a_unique_name_and_a_family() {
    assertThat(FeatureFamilies.definitions())
        .extracting(FeatureDefinition::name)
        .doesNotHaveDuplicates();
    assertThat(FeatureFamilies.ALL).extracting(FeatureFamily::name).doesNotHaveDuplicates();
    assertThat(FeatureFamilies.ALL)
        .allSatisfy(family -> assertThat(family.features()).isNotEmpty());
  }
}
