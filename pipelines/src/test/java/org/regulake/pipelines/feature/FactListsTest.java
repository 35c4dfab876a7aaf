package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.feature.Facts;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.FilledRows;

/** The rows behind the features of a family are exactly the counted ones. */
@ExtendWith(SparkExtension.class)
class FactListsTest {

  private static final Moment MOMENT = Moment.of(FilledRows.DAY, Law.load());

  private final SparkSession spark;

  FactListsTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Map from feature to the record ids of the only enterprise, in order. */
  private static Map<String, String> lists(FeatureFamily family, Dataset<Row> facts) {
    FamilyFacts list = FamilyFacts.of(family);
    Row row =
        facts
            .groupBy("entity_id")
            .agg(lit(1), list.aggregate(MOMENT))
            .select(list.field().name())
            .first();
    Map<String, String> ids = new TreeMap<>();
    for (Feature feature : family.features()) {
      if (feature.counted().isPresent()) {
        int bit = list.definition(feature).facts().bit();
        ids.put(
            feature.name(),
            row.<Row>getList(0).stream()
                .filter(fact -> (fact.<Integer>getAs("counted_by") & bit) != 0)
                .map(fact -> fact.<String>getAs("record_id"))
                .collect(Collectors.joining(" ")));
      }
    }
    return ids;
  }

  private Dataset<Row> table(String text) {
    return TextTable.of(spark, text).withColumn("entity_id", lit("E"));
  }

  @Test
  void penalties_are_behind_the_features_that_count_them() {
    assertThat(
            lists(
                new PenaltyFeatures(),
                table(
                        """
                        | record_id: string | valid_from: date | decision_id: string | decision_date: date | penalty_type: string | fine_yuan: decimal(20,2) | violation: string |
                        | p/1               | 2023-03-31       | 1                   | 2023-03-31          | licence_revocation   | null                     | 其他         |
                        | p/2               | 2023-04-01       | 2                   | 2023-04-01          | fine                 | null                     | null         |
                        | p/3               | 2025-03-31       | 3                   | 2025-03-31          | warning              | null                     | 食品安全     |
                        """)
                    .withColumn("authority", lit("A"))
                    .withColumn("unread_cells", array().cast("array<string>"))))
        .isEqualTo(
            Map.of(
                "penalty_count_24m",
                "p/3 p/2",
                "penalty_fine_yuan_24m",
                "p/2",
                "severe_penalty_count_36m",
                "p/1",
                "severe_penalty_count_36m_upper",
                "p/2 p/1",
                "quality_penalty_count_36m",
                "p/3",
                "quality_penalty_count_36m_upper",
                "p/3 p/2"));
  }

  @Test
  void listings_cases_arrears_and_guarantees_are_behind_what_they_count_for() {
    assertThat(
            lists(
                new AbnormalListingFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | listed_date: date | valid_to: date | ground: string |
                    | a/1               | 2022-03-31       | 2022-03-31        | 9999-12-31     | unreachable    |
                    | a/2               | 2022-04-01       | 2022-04-01        | 2025-03-31     | no_report      |
                    """)))
        .isEqualTo(
            Map.of(
                "abnormal_listing_open_count",
                "a/1",
                "unreachable_listing_open_count",
                "a/1",
                "abnormal_listing_count_36m",
                "a/2"));
    assertThat(
            lists(
                new JudgmentFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | kind: string     | role: string | decision_date: date | valid_to: date | amount_yuan: decimal(20,2) |
                    | j/1               | 2025-01-01       | dishonest_debtor | defendant    | 2025-01-01          | 9999-12-31     | 7                          |
                    | j/2               | 2025-01-02       | litigation       | defendant    | 2025-01-02          | 9999-12-31     | 7                          |
                    | j/3               | 2025-01-03       | litigation       | null         | 2025-01-03          | 9999-12-31     | 7                          |
                    | j/4               | 2025-01-04       | litigation       | plaintiff    | 2025-01-04          | 9999-12-31     | 7                          |
                    """)))
        .isEqualTo(
            Map.of(
                "dishonest_debtor_open_count",
                "j/1",
                "judgment_defendant_count_24m",
                "j/2",
                "judgment_defendant_count_24m_upper",
                "j/3 j/2"));
    assertThat(
            lists(
                new ArrearsFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | kind: string     | valid_to: date | amount_yuan: decimal(20,2) |
                    | t/1               | 2025-01-01       | tax              | 9999-12-31     | 1                          |
                    | t/2               | 2025-01-01       | tax              | 2025-03-31     | 10                         |
                    | t/3               | 2025-01-01       | social_insurance | 2025-04-01     | 100                        |
                    """)))
        .isEqualTo(
            Map.of("tax_arrears_open_yuan", "t/1", "social_insurance_arrears_open_yuan", "t/3"));
    assertThat(
            lists(
                new GuaranteeFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | valid_to: date | amount_yuan: decimal(20,2) | guarantor_capital_at_least: double | guarantor_capital_at_most: double |
                    | g/1               | 2024-01-01       | 9999-12-31     | 1                          | 1                                  | 1                                 |
                    | g/2               | 2024-01-01       | 2025-03-31     | 1                          | 1                                  | 1                                 |
                    """)))
        .isEqualTo(Map.of("guarantee_given_open_count", "g/1"));
  }

  @Test
  void the_latest_state_and_the_latest_report_are_behind_what_is_read_from_them() {
    assertThat(
            lists(
                new RegisterFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | valid_to: date |
                    | r/1               | 2015-03-31       | 2023-03-31     |
                    | r/2               | 2023-03-31       | 2024-01-01     |
                    | r/3               | 2024-01-01       | 9999-12-31     |
                    """)))
        .isEqualTo(Map.of("representative_change_count_24m", "r/3 r/2", "capital_yuan", "r/3"));
    assertThat(
            lists(
                new AnnualReportFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | report_year: int | submitted_date: date |
                    | y/1               | 2024-07-01       | 2023             | 2024-07-01           |
                    | y/2               | 2024-12-31       | 2022             | null                 |
                    | null              | null             | null             | null                 |
                    """)))
        .isEqualTo(
            Map.of(
                "annual_report_late_count_36m",
                "y/1",
                "annual_report_late_count_36m_upper",
                "y/2 y/1",
                "employee_count",
                "y/1"));
  }

  @Test
  void
      of_shared_ties_the_largest_is_behind_and_of_related_enterprises_what_is_on_record_and_the_tie() {
    assertThat(
            lists(
                new SharedTieFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | kind: string   | enterprise_count: bigint |
                    | c/1               | 2024-01-01       | address        | 3                        |
                    | c/2               | 2025-01-01       | address        | 2                        |
                    | r/1               | 2025-01-01       | representative | 1                        |
                    """)))
        .isEqualTo(
            Map.of(
                "representative_enterprise_count",
                "",
                "address_enterprise_count",
                "c/1",
                "phone_enterprise_count",
                ""));
    assertThat(
            lists(
                new RelatedFeatures(),
                table(
                    """
                    | record_id: string | valid_from: date | related_id: string | is_dishonest: boolean | is_abnormal: boolean |
                    | j/1               | 2025-01-01       | F                  | true                  | false                |
                    | s/1               | 2020-01-01       | F                  | true                  | false                |
                    | null              | null             | G                  | false                 | false                |
                    """)))
        .isEqualTo(Map.of("related_dishonest_count", "j/1 s/1", "related_abnormal_count", ""));
  }

  @Test
  void the_newest_thousand_of_a_family_are_kept_in_an_order_of_their_own() {
    List<String> lines =
        IntStream.range(0, 1500)
            .mapToObj(
                i ->
                    "| a/%04d | %s | 2025-01-01 | 9999-12-31 | x |"
                        .formatted(i, FilledRows.DAY.minusDays(i % 500)))
            .toList();
    Map<String, String> kept =
        lists(
            new AbnormalListingFeatures(),
            table(
                "| record_id: string | valid_from: date | listed_date: date | valid_to: date |"
                    + " ground: string |\n"
                    + String.join("\n", lines)));
    List<String> ids = List.of(kept.get("abnormal_listing_open_count").split(" "));
    assertThat(ids).hasSize(Facts.MAX_OF_FAMILY).startsWith("a/1000", "a/0500", "a/0000", "a/1001");
  }

  @Test
  void an_unstated_start_is_unknown() {
    Row fact =
        table(
                """
                | record_id: string | valid_from: date | listed_date: date | valid_to: date | ground: string |
                | a/1               | 1900-01-01       | 2022-03-31        | 9999-12-31     | x              |
                """)
            .groupBy("entity_id")
            .agg(FamilyFacts.of(new AbnormalListingFeatures()).aggregate(MOMENT).as("facts"))
            .selectExpr("inline(facts)")
            .first();
    assertThat(fact.isNullAt(0)).isTrue();
    assertThat(fact.getString(1)).isEqualTo("a/1");
  }

  @Test
  void every_feature_that_names_facts_has_a_bit_in_the_list_of_its_family() {
    for (FeatureFamily family : FeatureFamilies.ALL) {
      FamilyFacts facts = FamilyFacts.of(family);
      List<Integer> bits =
          family.features().stream()
              .filter(feature -> feature.counted().isPresent())
              .map(feature -> facts.definition(feature).facts().bit())
              .toList();
      assertThat(bits).doesNotHaveDuplicates();
      assertThat(family.features())
          .filteredOn(feature -> feature.countedAs().isPresent())
          .allSatisfy(
              feature -> assertThat(bits).contains(facts.definition(feature).facts().bit()));
    }
  }
}
