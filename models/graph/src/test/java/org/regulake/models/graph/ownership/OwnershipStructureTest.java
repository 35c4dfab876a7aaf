package org.regulake.models.graph.ownership;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/**
 * P holds 60 % of A and R 40 %; A holds 80 % of B, the rest of B is not on record; C and D hold all
 * of each other; F has a manager.
 */
@ExtendWith(SparkExtension.class)
class OwnershipStructureTest {

  private static final String STAKES =
      """
      | component_id: string | holder_id: string | holder_kind: string | entity_id: string | share_ratio: decimal(18,9) |
      | 1                    | P                 | person             | A                 | 0.6                        |
      | 1                    | R                 | person             | A                 | 0.4                        |
      | 1                    | A                 | enterprise         | B                 | 0.8                        |
      | 2                    | C                 | enterprise         | D                 | 1                          |
      | 2                    | D                 | enterprise         | C                 | 1                          |
      | 3                    | Q                 | person             | E                 | 1                          |
      | 4                    | S                 | person             | F                 | 0.1                        |
      | 4                    | T                 | person             | F                 | null                       |
      """;

  private static final String TERMS =
      StructureAnswers.HEADER_OF_TERMS
          + """
          | 1                    | A                 | M                        | false                        | false                         |
          | 4                    | F                 | M                        | false                        | false                         |
          """;

  private static final List<String> ANSWERS =
      List.of(
          "A beneficial_owner P 0.6000 ownership_and_control",
          "A beneficial_owner R 0.4000 ownership",
          "A control P of 3",
          "A owner P 0.6000",
          "A owner R 0.4000",
          "B beneficial_owner P 0.4800 ownership_and_control",
          "B beneficial_owner R 0.3200 ownership",
          "B control P of 3",
          "B owner A 0.8000",
          "B owner P 0.4800",
          "B owner R 0.3200",
          "B unrecorded - 0.2000",
          "C beneficial_owner - 0.0000 none",
          "C circular - 1.0000",
          "C control - of 2",
          "D beneficial_owner - 0.0000 none",
          "D circular - 1.0000",
          "D control - of 2",
          "E beneficial_owner Q 1.0000 ownership_and_control",
          "E control Q of 2",
          "E owner Q 1.0000",
          "F beneficial_owner - 0.9000 unknown",
          "F owner S 0.1000",
          "F unrecorded - 0.9000");

  private static List<String> answers(SparkSession spark, Dataset<Row> stakes) {
    return StructureAnswers.of(spark, StructureAnswers.RULES, stakes, TERMS);
  }

  @Test
  void every_held_enterprise_has_its_holders_and_the_rest_of_its_shares(SparkSession spark) {
    assertThat(answers(spark, TextTable.of(spark, STAKES))).containsExactlyElementsOf(ANSWERS);
  }

  @Test
  void the_answers_do_not_depend_on_the_order_of_rows_or_on_the_number_of_partitions(
      SparkSession spark) {
    Dataset<Row> stakes = TextTable.of(spark, STAKES);
    for (String partitions : List.of("1", "2", "64")) {
      String before = spark.conf().get("spark.sql.shuffle.partitions");
      spark.conf().set("spark.sql.shuffle.partitions", partitions);
      try {
        assertThat(answers(spark, stakes.orderBy(col("entity_id").desc()).repartition(3)))
            .containsExactlyElementsOf(ANSWERS);
      } finally {
        spark.conf().set("spark.sql.shuffle.partitions", before);
      }
    }
  }

  @Test
  void controllers_are_the_same_alone_with_all_answers_by_component_or_all_at_once(
      SparkSession spark) {
    Dataset<Row> stakes = TextTable.of(spark, STAKES);
    for (Dataset<Row> placed : List.of(stakes, stakes.withColumn("component_id", lit("")))) {
      assertThat(new OwnershipStructure(StructureAnswers.RULES).controllers(placed))
          .hasRows(
              """
              | entity_id: string | controller_id: string | group_size: int |
              | A                 | P                     | 3               |
              | B                 | P                     | 3               |
              | C                 | null                  | 2               |
              | D                 | null                  | 2               |
              | E                 | Q                     | 2               |
              """);
    }
  }

  @Test
  void a_stake_without_a_holder_is_refused(SparkSession spark) {
    assertThatThrownBy(
            () ->
                new OwnershipStructure(StructureAnswers.RULES)
                    .controllers(TextTable.of(spark, STAKES.replace("| Q ", "| null ")))
                    .collect())
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a stake has no holder_id");
  }

  @Test
  void zero_excessive_and_unstated_shares_and_companies_that_hold_themselves_work(
      SparkSession spark) {
    assertThat(
            answers(
                spark,
                TextTable.of(
                    spark,
                    """
                    | component_id: string | holder_id: string | holder_kind: string | entity_id: string | share_ratio: decimal(18,9) |
                    | 1                    | P                 | person             | A                 | 0                          |
                    | 2                    | P                 | person             | B                 | 1.5                        |
                    | 2                    | Q                 | person             | B                 | 1                          |
                    | 3                    | P                 | person             | C                 | null                       |
                    | 4                    | D                 | enterprise         | D                 | 1                          |
                    """)))
        .containsExactly(
            "B beneficial_owner P 0.5000 ownership",
            "B beneficial_owner Q 0.5000 ownership",
            "B owner P 0.5000",
            "B owner Q 0.5000",
            "D beneficial_owner - 0.0000 none",
            "D circular - 1.0000");
  }

  /**
   * A person holds all of a company, which holds all of the next, a million times; and a million
   * persons hold a company, a person a million.
   */
  @Test
  void paths_and_stars_of_a_million_are_answered_and_parts_beyond_the_limit_reported(
      SparkSession spark) {
    int nodes = 1 << 20;
    Dataset<Row> path =
        spark
            .range(nodes - 1)
            .selectExpr(
                "'1' AS component_id",
                "format_string('E%07d', id) AS holder_id",
                "IF(id = 0, 'person', 'enterprise') AS holder_kind",
                "format_string('E%07d', id + 1) AS entity_id",
                "1.0 AS share_ratio");
    Dataset<Row> manyHolders =
        spark
            .range(1_000_000)
            .selectExpr(
                "'2' AS component_id",
                "concat('P', id) AS holder_id",
                "'person' AS holder_kind",
                "'S' AS entity_id",
                "1e-6 AS share_ratio");
    Dataset<Row> manyHeld =
        spark
            .range(1_000_000)
            .selectExpr(
                "'3' AS component_id",
                "'Q' AS holder_id",
                "'person' AS holder_kind",
                "concat('T', id) AS entity_id",
                "0.6 AS share_ratio");
    Dataset<Row> controllers =
        new OwnershipStructure(StructureAnswers.RULES)
            .controllers(path.union(manyHeld).union(manyHolders));
    assertThat(controllers.groupBy("controller_id", "group_size").count())
        .hasRows(
            """
            | controller_id: string | group_size: int | count: long |
            | E0000000              | 1048576         | 1048575     |
            | Q                     | 1000001         | 1000000     |
            """);
    Dataset<Row> parts =
        new OwnershipStructure(StructureAnswers.RULES)
            .of(
                StructureAnswers.withVotes(path.union(manyHeld).union(manyHolders)),
                TextTable.of(spark, TERMS).limit(0));
    Row sums =
        parts
            .selectExpr(
                "count_if(answer = 'control')",
                "count_if(answer = 'owner' AND share = 1 AND substr(other_id, 2) + 1 ="
                    + " substr(entity_id, 2))",
                "count_if(answer = 'dropped' AND entity_id LIKE 'E%')",
                "sum(IF(answer = 'dropped' AND entity_id = 'S', share, 0))")
            .first();
    assertThat(sums.getLong(0)).as("controlled").isEqualTo(nodes - 1 + 1_000_000L);
    assertThat(sums.getLong(1)).as("with its direct owner").isEqualTo(nodes - 1);
    assertThat(sums.getLong(2)).as("cut off").isBetween(1_000_000L, nodes - 1L);
    assertThat(sums.getDouble(3)).as("a million small holders").isCloseTo(1, within(1e-6));
  }

  @Test
  void a_share_without_votes_gives_ownership_but_no_control(SparkSession spark) {
    // P holds 99 % of the partnership L, which holds all of B; the manager G holds 1 % of L.
    assertThat(
            answers(
                spark,
                TextTable.of(
                    spark,
                    """
                    | component_id: string | holder_id: string | holder_kind: string | entity_id: string | share_ratio: decimal(18,9) | voting_ratio: decimal(18,9) |
                    | 1                    | P                 | person             | L                 | 0.99                       | null                        |
                    | 1                    | G                 | enterprise         | L                 | 0.01                       | null                        |
                    | 1                    | L                 | enterprise         | B                 | 1                          | 1                           |
                    """)))
        .containsExactly(
            "B beneficial_owner P 0.9900 ownership",
            "B control L of 2",
            "B owner G 0.0100",
            "B owner L 1.0000",
            "B owner P 0.9900",
            "L beneficial_owner P 0.9900 ownership",
            "L owner G 0.0100",
            "L owner P 0.9900");
  }
}
