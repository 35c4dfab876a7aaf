package org.regulake.models.graph.pattern;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/**
 * G1, G2 and G3 guarantee each other in a ring, G4 more than it has; X and Y hold each other; O
 * leads three, and is in office in four.
 */
@ExtendWith(SparkExtension.class)
class PatternSearchTest {

  private static final String RELATIONS =
      """
      | network: string      | group_id: string | from_id: string | to_id: string | share_ratio: decimal(18,9) | amount_yuan: decimal(20,2) | start_date: date | record_id: string | from_net_assets_yuan: double | to_registered_date: date |
      | guarantee            | 1                | G2              | G3            | null                       | 100                        | 2024-02-01       | g/2               | 1000                         | null                     |
      | guarantee            | 1                | G1              | G2            | null                       | 100                        | 2024-01-01       | g/1               | 1000                         | null                     |
      | guarantee            | 1                | G3              | G1            | null                       | 100                        | 2024-03-01       | g/3               | 1000                         | null                     |
      | guarantee            | 1                | G4              | G1            | null                       | 100                        | 2024-01-01       | g/4               | 50                           | null                     |
      | shareholding         | 1                | X               | Y             | 0.5                        | null                       | 2020-01-01       | s/1               | null                         | null                     |
      | shareholding         | 1                | Y               | X             | 0.2                        | null                       | 2021-01-01       | s/2               | null                         | null                     |
      | legal_representative | O                | O               | E1            | null                       | null                       | 2020-01-01       | l/1               | null                         | null                     |
      | legal_representative | O                | O               | E2            | null                       | null                       | 2020-01-02       | l/2               | null                         | null                     |
      | legal_representative | O                | O               | E3            | null                       | null                       | 2020-01-03       | l/3               | null                         | null                     |
      | appointment          | O                | O               | E1            | null                       | null                       | 2020-01-01       | o/1               | null                         | null                     |
      | appointment          | O                | O               | E2            | null                       | null                       | 2020-01-02       | o/2               | null                         | null                     |
      | appointment          | O                | O               | E3            | null                       | null                       | 2020-01-03       | o/3               | null                         | null                     |
      | appointment          | O                | O               | E4            | null                       | null                       | 2020-01-04       | o/4               | null                         | null                     |
      """;

  private static final List<String> FINDINGS =
      List.of(
          "cross_appointment - O [E1, E2, E3, E4] 4.00 0.50 2020-01-04 [o/1, o/2, o/3, o/4]",
          "cross_shareholding - null [X, Y] 0.10 0.10 2021-01-01 [s/1, s/2]",
          "guarantee_circle - null [G1, G2, G3] 3.00 0.67 2024-03-01 [g/1, g/2, g/3]",
          "over_guarantee - null [G4] 2.00 0.67 2024-01-01 [g/4]",
          "shared_representative - O [E1, E2, E3] 3.00 0.50 2020-01-03 [l/1, l/2, l/3]");

  private static List<String> findings(Dataset<Row> relations) {
    PatternRules rules = PatternRules.of(LocalDate.of(2025, 3, 31), Law.load());
    return new PatternSearch(rules)
        .of(relations.withColumn("voting_ratio", col("share_ratio"))).collectAsList().stream()
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%s - %s %s %.2f %.2f %s %s",
                        row.getAs("pattern"),
                        row.getAs("shared_id"),
                        row.getList(2),
                        row.<Double>getAs("measure"),
                        row.<Double>getAs("severity"),
                        row.getAs("event_date"),
                        row.getList(6)))
            .sorted()
            .toList();
  }

  @Test
  void every_network_is_searched_for_its_patterns_with_the_records_that_show_them(
      SparkSession spark) {
    assertThat(findings(TextTable.of(spark, RELATIONS))).containsExactlyElementsOf(FINDINGS);
  }

  @Test
  void the_findings_depend_neither_on_the_order_of_relations_nor_on_partitions(SparkSession spark) {
    Dataset<Row> relations = TextTable.of(spark, RELATIONS);
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    try {
      for (String partitions : List.of("1", "2", "64")) {
        spark.conf().set("spark.sql.shuffle.partitions", partitions);
        assertThat(findings(relations.orderBy(col("record_id").desc()).repartition(3)))
            .containsExactlyElementsOf(FINDINGS);
      }
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  @Test
  void many_registered_at_one_address_within_a_month_are_a_mass_registration(SparkSession spark) {
    Dataset<Row> template = TextTable.of(spark, RELATIONS).limit(1);
    Dataset<Row> addresses =
        spark
            .range(30)
            .selectExpr(
                "'address' AS network",
                "'A1' AS group_id",
                "'A1' AS from_id",
                "concat('E', lpad(id, 2, '0')) AS to_id",
                "CAST(NULL AS DECIMAL(18,9)) AS share_ratio",
                "CAST(NULL AS DECIMAL(20,2)) AS amount_yuan",
                "DATE '2024-01-01' AS start_date",
                "concat('a/', id) AS record_id",
                "CAST(NULL AS DOUBLE) AS from_net_assets_yuan",
                "CASE WHEN id < 12 THEN date_add(DATE '2024-01-01', CAST(id AS INT)) WHEN id < 29"
                    + " THEN date_add(DATE '2000-01-01', CAST(100 * id AS INT)) END AS"
                    + " to_registered_date");
    assertThat(findings(template.limit(0).unionByName(addresses)))
        .extracting(text -> text.substring(0, text.indexOf('[')))
        .containsExactly("mass_registration - A1 ", "shared_address - A1 ");
    assertThat(findings(addresses).get(0))
        .contains("[E00, E01, E02, E03, E04, E05, E06, E07, E08, E09, E10, E11] 12.00");
  }
}
