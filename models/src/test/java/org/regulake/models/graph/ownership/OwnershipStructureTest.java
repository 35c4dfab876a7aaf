package org.regulake.models.graph.ownership;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** P holds 60 % of A and R 40 %; A holds 80 % of B, of whose rest no record tells; C and D hold all of each other; F has a manager. */
@ExtendWith(SparkExtension.class)
class OwnershipStructureTest {

  private static final String STAKES = """
      | component_id: string | holder_id: string | is_person: boolean | entity_id: string | share_ratio: decimal(18,9) |
      | 1                    | P                 | true               | A                 | 0.6                        |
      | 1                    | R                 | true               | A                 | 0.4                        |
      | 1                    | A                 | false              | B                 | 0.8                        |
      | 2                    | C                 | false              | D                 | 1                          |
      | 2                    | D                 | false              | C                 | 1                          |
      | 3                    | Q                 | true               | E                 | 1                          |
      | 4                    | S                 | true               | F                 | 0.1                        |
      | 4                    | T                 | true               | F                 | null                       |
      """;

  private static final String MANAGERS = """
      | component_id: string | entity_id: string | daily_manager_id: string |
      | 1                    | A                 | M                        |
      | 4                    | F                 | M                        |
      """;

  private static final List<String> ANSWERS = List.of(
      "A beneficial_owner P 0.6000 ownership_and_control", "A beneficial_owner R 0.4000 ownership", "A control P of 3", "A owner P 0.6000",
      "A owner R 0.4000",
      "B beneficial_owner P 0.4800 ownership_and_control", "B beneficial_owner R 0.3200 ownership", "B control P of 3", "B owner A 0.8000",
      "B owner P 0.4800", "B owner R 0.3200", "B unrecorded - 0.2000",
      "C beneficial_owner - 0.0000 none", "C circular - 1.0000", "C control - of 2",
      "D beneficial_owner - 0.0000 none", "D circular - 1.0000", "D control - of 2",
      "E beneficial_owner Q 1.0000 ownership_and_control", "E control Q of 2", "E owner Q 1.0000",
      "F beneficial_owner M 0.0000 daily_manager", "F owner S 0.1000", "F unrecorded - 0.9000");

  private static List<String> answers(SparkSession spark, Dataset<Row> stakes) {
    OwnershipRules rules = OwnershipRules.of(LocalDate.of(2025, 3, 31), Law.load());
    return new OwnershipStructure(rules).of(stakes, TextTable.of(spark, MANAGERS)).collectAsList().stream()
        .map(row -> "%s %s %s%s%s%s".formatted(row.getString(0), row.getString(1), row.isNullAt(2) ? "-" : row.getString(2),
            row.isNullAt(3) ? "" : " %.4f".formatted(row.getDouble(3)), row.isNullAt(4) ? "" : " " + row.getString(4),
            row.isNullAt(5) ? "" : " of " + row.getInt(5)))
        .sorted().toList();
  }

  @Test
  void every_enterprise_that_somebody_holds_is_told_by_whom_and_where_the_rest_is(SparkSession spark) {
    assertThat(answers(spark, TextTable.of(spark, STAKES))).containsExactlyElementsOf(ANSWERS);
  }

  @Test
  void the_answers_do_not_depend_on_the_order_of_rows_or_on_the_number_of_partitions(SparkSession spark) {
    Dataset<Row> stakes = TextTable.of(spark, STAKES);
    for (String partitions : List.of("1", "2", "64")) {
      String before = spark.conf().get("spark.sql.shuffle.partitions");
      spark.conf().set("spark.sql.shuffle.partitions", partitions);
      try {
        assertThat(answers(spark, stakes.orderBy(col("entity_id").desc()).repartition(3))).containsExactlyElementsOf(ANSWERS);
      } finally {
        spark.conf().set("spark.sql.shuffle.partitions", before);
      }
    }
  }

  @Test
  void a_day_before_the_first_rule_on_beneficial_owners_is_judged_by_the_first() {
    OwnershipRules rules = OwnershipRules.of(LocalDate.of(2015, 8, 31), Law.load());
    assertThat(rules.beneficialShare()).isEqualTo(0.25);
    assertThat(rules.isBeneficialShareInclusive()).isFalse();
  }
}
