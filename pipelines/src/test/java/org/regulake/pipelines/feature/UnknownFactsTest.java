package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.FilledRows;

/**
 * An unknown value, kind or role counts neither as zero nor as adverse: lower and upper bound of
 * each feature on small tables of facts.
 */
@ExtendWith(SparkExtension.class)
class UnknownFactsTest {

  private static final Moment MOMENT = Moment.of(FilledRows.DAY, Law.load());

  private final SparkSession spark;

  UnknownFactsTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Lower and upper bound by enterprise, as text. */
  private static Map<String, String> ranges(Dataset<Row> facts, String feature) {
    Column[] ends =
        Stream.of(feature, feature + "_upper")
            .map(
                name ->
                    FeatureFamilies.ALL.stream()
                        .flatMap(family -> family.features().stream())
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .value()
                        .apply(MOMENT)
                        .as(name))
            .toArray(Column[]::new);
    Map<String, String> ranges = new TreeMap<>();
    facts
        .groupBy("entity_id")
        .agg(ends[0], ends[1])
        .collectAsList()
        .forEach(
            row ->
                ranges.put(
                    row.getString(0),
                    "%s to %s".formatted(rounded(row.get(1)), rounded(row.get(2)))));
    return ranges;
  }

  private static Object rounded(Object value) {
    return value instanceof Double number && !number.isInfinite()
        ? Math.round(number * 1e4) / 1e4
        : value;
  }

  private Dataset<Row> capital(String text) {
    return TextTable.of(spark, text)
        .withColumn(
            "capital_yuan",
            when(col("capital_currency_code").equalTo("CNY"), col("capital_amount")));
  }

  @Test
  void capital_in_one_currency_is_compared_as_stated() {
    assertThat(
            ranges(
                capital(
                    """
                    | entity_id: string | valid_from: date | valid_to: date | capital_amount: decimal(20,2) | capital_currency_code: string |
                    | yuan              | 2015-01-01       | 2024-06-01     | 100                           | CNY                           |
                    | yuan              | 2024-06-01       | 9999-12-31     | 40                            | CNY                           |
                    | dollars           | 2015-01-01       | 2024-06-01     | 100                           | USD                           |
                    | dollars           | 2024-06-01       | 9999-12-31     | 40                            | USD                           |
                    | without rates     | 2015-01-01       | 2024-06-01     | 100                           | XAU                           |
                    | without rates     | 2024-06-01       | 9999-12-31     | 40                            | XAU                           |
                    | raised            | 2015-01-01       | 2024-06-01     | 40                            | USD                           |
                    | raised            | 2024-06-01       | 9999-12-31     | 100                           | USD                           |
                    | long ago          | 2015-01-01       | 2023-03-31     | 100                           | USD                           |
                    | long ago          | 2023-03-31       | 9999-12-31     | 40                            | CNY                           |
                    | nothing           | 2015-01-01       | 9999-12-31     | 0                             | CNY                           |
                    """),
                "capital_decrease_ratio_24m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "yuan",
                    "0.6 to 0.6",
                    "dollars",
                    "0.6 to 0.6",
                    "without rates",
                    "0.6 to 0.6",
                    "raised",
                    "0.0 to 0.0",
                    "long ago",
                    "0.0 to 0.0",
                    "nothing",
                    "0.0 to 0.0")));
  }

  /**
   * Dollars were worth between 6.68 and 7.35 yuan in 2023 and 2024, yen between 0.0437 and 0.0535.
   */
  @Test
  void a_change_of_currency_is_no_decrease_unless_it_is_one_at_every_rate() {
    Map<String, String> ranges =
        ranges(
            capital(
                """
                | entity_id: string | valid_from: date | valid_to: date | capital_amount: decimal(20,2) | capital_currency_code: string |
                | changed           | 2015-01-01       | 2024-06-01     | 1000000                       | USD                           |
                | changed           | 2024-06-01       | 9999-12-31     | 7100000                       | CNY                           |
                | changed early     | 2015-01-01       | 2023-04-01     | 100000000                     | JPY                           |
                | changed early     | 2023-04-01       | 9999-12-31     | 5150000                       | CNY                           |
                | fallen            | 2015-01-01       | 2024-06-01     | 1000000                       | USD                           |
                | fallen            | 2024-06-01       | 9999-12-31     | 1000000                       | CNY                           |
                """),
            "capital_decrease_ratio_24m");
    assertThat(ranges.get("changed")).startsWith("0.0 to 0.0");
    assertThat(ranges.get("changed early")).startsWith("0.0 to 0.0");
    assertThat(ranges.get("fallen")).startsWith("0.8").contains(" to 0.8");
  }

  @Test
  void unknown_earlier_capital_may_have_been_higher_and_unknown_current_gives_null() {
    assertThat(
            ranges(
                capital(
                    """
                    | entity_id: string | valid_from: date | valid_to: date | capital_amount: decimal(20,2) | capital_currency_code: string |
                    | unknown before    | 2015-01-01       | 2024-06-01     | null                          | null                          |
                    | unknown before    | 2024-06-01       | 9999-12-31     | 40                            | CNY                           |
                    | unknown now       | 2015-01-01       | 2024-06-01     | 100                           | CNY                           |
                    | unknown now       | 2024-06-01       | 9999-12-31     | null                          | null                          |
                    | no rate before    | 2015-01-01       | 2024-06-01     | 100                           | XAU                           |
                    | no rate before    | 2024-06-01       | 9999-12-31     | 40                            | CNY                           |
                    | never known       | 2015-01-01       | 9999-12-31     | null                          | null                          |
                    """),
                "capital_decrease_ratio_24m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "unknown before",
                    "0.0 to 1.0",
                    "unknown now",
                    "null to null",
                    "no rate before",
                    "0.0 to 1.0",
                    "never known",
                    "null to null")));
  }

  private Dataset<Row> penalties(String text) {
    return TextTable.of(spark, text)
        .withColumn("decision_id", col("violation"))
        .withColumn("authority", lit("A"))
        .withColumn(
            "unread_cells",
            when(col("is_unread"), array(lit("fine_yuan")))
                .otherwise(array().cast("array<string>")));
  }

  private static final String PENALTIES =
      """
      | entity_id: string | decision_date: date | penalty_type: string | fine_yuan: decimal(20,2) | violation: string | is_unread: boolean |
      | known             | 2025-01-05          | fine                 | 200000                   | 价格              | false              |
      | known             | 2025-01-05          | warning              | null                     | 食品              | false              |
      | unread            | 2025-01-05          | confiscation         | null                     | 价格              | true               |
      | not stated        | 2025-01-05          | fine                 | null                     | 价格              | false              |
      | no fine           | 2025-01-05          | confiscation         | null                     | 价格              | false              |
      | revoked           | 2025-01-05          | licence_revocation   | null                     | 价格              | true               |
      """;

  @Test
  void an_unknown_fine_adds_nothing_to_the_sum_and_may_be_severe() {
    assertThat(ranges(penalties(PENALTIES), "penalty_fine_yuan_24m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "known",
                    "200000.0 to 200000.0",
                    "unread",
                    "0.0 to Infinity",
                    "not stated",
                    "0.0 to Infinity",
                    "no fine",
                    "0.0 to 0.0",
                    "revoked",
                    "0.0 to Infinity")));
    assertThat(ranges(penalties(PENALTIES), "severe_penalty_count_36m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "known",
                    "1.0 to 1.0",
                    "unread",
                    "0.0 to 1.0",
                    "not stated",
                    "0.0 to 1.0",
                    "no fine",
                    "0.0 to 0.0",
                    "revoked",
                    "1.0 to 1.0")));
  }

  @Test
  void a_penalty_without_a_ground_may_be_one_of_quality() {
    Dataset<Row> penalties =
        TextTable.of(
            spark,
            """
            | entity_id: string | decision_id: string | authority: string | decision_date: date | violation: string |
            | known             | 1                   | A                 | 2025-01-05          | 食品安全          |
            | other             | 1                   | A                 | 2025-01-05          | 价格              |
            | not stated        | 1                   | A                 | 2025-01-05          | null              |
            | not stated        | 2                   | A                 | 2025-01-05          | 食品安全          |
            | old               | 1                   | A                 | 2021-01-05          | null              |
            """);
    assertThat(ranges(penalties, "quality_penalty_count_36m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "known",
                    "1.0 to 1.0",
                    "other",
                    "0.0 to 0.0",
                    "not stated",
                    "1.0 to 2.0",
                    "old",
                    "0.0 to 0.0")));
  }

  @Test
  void a_case_with_an_unknown_role_may_be_one_as_defendant() {
    Dataset<Row> judgments =
        TextTable.of(
            spark,
            """
            | entity_id: string | kind: string     | role: string | decision_date: date | amount_yuan: decimal(20,2) |
            | defendant         | litigation       | defendant    | 2025-01-05          | 100                        |
            | plaintiff         | litigation       | plaintiff    | 2025-01-05          | 100                        |
            | unknown role      | litigation       | defendant    | 2025-01-05          | 100                        |
            | unknown role      | litigation       | null         | 2025-01-05          | 50                         |
            | unknown sum       | litigation       | null         | 2025-01-05          | null                       |
            | listed            | dishonest_debtor | null         | 2025-01-05          | 100                        |
            """);
    assertThat(ranges(judgments, "judgment_defendant_count_24m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "defendant",
                    "1.0 to 1.0",
                    "plaintiff",
                    "0.0 to 0.0",
                    "unknown role",
                    "1.0 to 2.0",
                    "unknown sum",
                    "0.0 to 1.0",
                    "listed",
                    "0.0 to 0.0")));
    assertThat(ranges(judgments, "judgment_defendant_yuan_24m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "defendant",
                    "100.0 to 100.0",
                    "plaintiff",
                    "0.0 to 0.0",
                    "unknown role",
                    "100.0 to 150.0",
                    "unknown sum",
                    "0.0 to Infinity",
                    "listed",
                    "0.0 to 0.0")));
  }

  @Test
  void an_undated_report_may_be_late_unless_its_delivery_is_before_the_deadline() {
    Dataset<Row> reports =
        TextTable.of(
            spark,
            """
            | entity_id: string | report_year: int | submitted_date: date | valid_from: date |
            | late              | 2023             | 2024-07-01           | 2024-07-01       |
            | undated           | 2023             | null                 | 2025-01-31       |
            | delivered in time | 2023             | null                 | 2024-06-30       |
            | older             | 2019             | null                 | 2025-01-31       |
            | never reported    | null             | null                 | null             |
            """);
    assertThat(ranges(reports, "annual_report_late_count_36m"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "late",
                    "1.0 to 1.0",
                    "undated",
                    "0.0 to 1.0",
                    "delivered in time",
                    "0.0 to 0.0",
                    "older",
                    "0.0 to 0.0",
                    "never reported",
                    "0.0 to 0.0")));
  }
}
