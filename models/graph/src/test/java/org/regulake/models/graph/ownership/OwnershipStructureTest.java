package org.regulake.models.graph.ownership;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.regulake.models.testing.DatasetAssert.assertThat;

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

/**
 * P holds 60 % of A and R 40 %; A holds 80 % of B, of whose rest no record tells; C and D hold all
 * of each other; F has a manager.
 */
@ExtendWith(SparkExtension.class)
class OwnershipStructureTest {

  private static final OwnershipRules RULES =
      OwnershipRules.of(LocalDate.of(2025, 3, 31), Law.load());

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
      """
      | component_id: string | entity_id: string | daily_manager_id: string | is_state_controlled: boolean | asks_general_partner: boolean |
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

  private static Dataset<Row> withVotes(Dataset<Row> stakes) {
    return List.of(stakes.columns()).contains("voting_ratio")
        ? stakes
        : stakes.withColumn("voting_ratio", col("share_ratio"));
  }

  private static List<String> answers(SparkSession spark, Dataset<Row> stakes) {
    return answers(spark, RULES, stakes, TERMS);
  }

  private static List<String> answers(
      SparkSession spark, OwnershipRules rules, Dataset<Row> stakes, String terms) {
    return new OwnershipStructure(rules)
        .of(withVotes(stakes), TextTable.of(spark, terms)).collectAsList().stream()
            .map(
                row ->
                    "%s %s %s%s%s%s"
                        .formatted(
                            row.getString(0),
                            row.getString(1),
                            row.isNullAt(2) ? "-" : row.getString(2),
                            row.isNullAt(3) ? "" : " %.4f".formatted(row.getDouble(3)),
                            row.isNullAt(4) ? "" : " " + row.getString(4),
                            row.isNullAt(5) ? "" : " of " + row.getInt(5)))
            .sorted()
            .toList();
  }

  @Test
  void every_enterprise_that_somebody_holds_is_told_by_whom_and_where_the_rest_is(
      SparkSession spark) {
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
  void who_controls_is_told_alone_as_with_all_else_by_component_or_all_at_once(SparkSession spark) {
    Dataset<Row> stakes = TextTable.of(spark, STAKES);
    for (Dataset<Row> placed : List.of(stakes, stakes.withColumn("component_id", lit("")))) {
      assertThat(new OwnershipStructure(RULES).controllers(placed))
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
  void a_stake_that_names_nobody_is_refused(SparkSession spark) {
    assertThatThrownBy(
            () ->
                new OwnershipStructure(RULES)
                    .controllers(TextTable.of(spark, STAKES.replace("| Q ", "| null ")))
                    .collect())
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a stake has no holder_id");
  }

  @Test
  void
      shares_of_nothing_above_the_whole_and_not_stated_and_companies_that_hold_themselves_are_answered(
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
  void a_path_of_a_million_and_stars_of_a_million_are_answered_and_what_is_beyond_the_bound_is_told(
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
        new OwnershipStructure(RULES).controllers(path.union(manyHeld).union(manyHolders));
    assertThat(controllers.groupBy("controller_id", "group_size").count())
        .hasRows(
            """
            | controller_id: string | group_size: int | count: long |
            | E0000000              | 1048576         | 1048575     |
            | Q                     | 1000001         | 1000000     |
            """);
    Dataset<Row> parts =
        new OwnershipStructure(RULES)
            .of(
                withVotes(path.union(manyHeld).union(manyHolders)),
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
  void a_share_without_votes_is_owned_and_controls_nothing(SparkSession spark) {
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

  private static List<String> beneficialOwners(
      SparkSession spark, OwnershipRules rules, String stakes, String terms) {
    return answers(spark, rules, TextTable.of(spark, stakes), terms).stream()
        .filter(answer -> answer.contains(" beneficial_owner "))
        .map(answer -> answer.replace(" beneficial_owner ", ": "))
        .toList();
  }

  private static final String HEADER_OF_TERMS = TERMS.lines().findFirst().orElseThrow() + "\n";

  /**
   * M holds the company G, which has a hundredth of the partnership L and all its votes; of K no
   * record names a general partner; K holds C.
   */
  private static final String PARTNERSHIPS =
      """
      | component_id: string | holder_id: string | holder_kind: string | entity_id: string | share_ratio: decimal(18,9) | voting_ratio: decimal(18,9) |
      | 1                    | M                 | person              | G                 | 1                          | 1                           |
      | 1                    | G                 | enterprise          | L                 | 0.01                       | 1                           |
      | 1                    | P                 | person              | L                 | 0.99                       | null                        |
      | 2                    | P1                | person              | K                 | 0.2                        | null                        |
      | 2                    | P2                | person              | K                 | 0.2                        | null                        |
      | 2                    | P3                | person              | K                 | 0.2                        | null                        |
      | 2                    | P4                | person              | K                 | 0.2                        | null                        |
      | 2                    | P5                | person              | K                 | 0.2                        | null                        |
      | 2                    | K                 | enterprise          | C                 | 1                          | 1                           |
      """;

  @Test
  void
      whoever_controls_the_general_partner_controls_the_partnership_and_without_one_on_record_control_is_unknown_all_the_way_down(
          SparkSession spark) {
    assertThat(
            beneficialOwners(
                spark,
                RULES,
                PARTNERSHIPS,
                HEADER_OF_TERMS
                    + """
                    | 1                    | L                 | null                     | false                        | true                          |
                    | 2                    | K                 | null                     | false                        | true                          |
                    | 2                    | C                 | D                        | false                        | false                         |
                    """))
        .containsExactly(
            "C: - 0.0000 control_unknown",
            "G: M 1.0000 ownership_and_control",
            "K: - 0.0000 control_unknown",
            "L: M 0.0100 control",
            "L: P 0.9900 ownership");
  }

  /**
   * An organ of the state holds most of X, which holds most of Y; two organs hold Z together; the
   * form of V says it; W is held by a person.
   */
  private static final String STATE =
      """
      | component_id: string | holder_id: string | holder_kind: string | entity_id: string | share_ratio: decimal(18,9) |
      | 1                    | N                 | state               | X                 | 0.7                        |
      | 1                    | K                 | person              | X                 | 0.3                        |
      | 1                    | X                 | enterprise          | Y                 | 0.6                        |
      | 1                    | K                 | person              | Y                 | 0.4                        |
      | 1                    | N                 | state               | Z                 | 0.3                        |
      | 1                    | O                 | state               | Z                 | 0.3                        |
      | 1                    | K                 | person              | Z                 | 0.4                        |
      | 2                    | K                 | person              | V                 | 0.3                        |
      | 2                    | K                 | person              | W                 | 0.6                        |
      | 2                    | N                 | state               | W                 | 0.4                        |
      """;

  private static final String STATE_TERMS =
      HEADER_OF_TERMS
          + """
          | 1                    | X                 | D                        | false                        | false                         |
          | 2                    | V                 | D                        | true                         | false                         |
          """;

  @Test
  void
      of_a_company_that_the_state_controls_the_legal_representative_is_the_beneficial_owner_whoever_has_a_share(
          SparkSession spark) {
    assertThat(beneficialOwners(spark, RULES, STATE, STATE_TERMS))
        .containsExactly(
            "V: D 0.0000 state_controlled",
            "W: K 0.6000 ownership_and_control",
            "X: D 0.0000 state_controlled",
            "Y: - 0.0000 state_controlled",
            "Z: - 0.0000 state_controlled");
  }

  @Test
  void before_that_rule_began_shares_count_alone(SparkSession spark) {
    assertThat(
            beneficialOwners(
                spark,
                OwnershipRules.of(LocalDate.of(2024, 10, 31), Law.load()),
                STATE,
                STATE_TERMS))
        .contains("X: K 0.3000 ownership", "V: K 0.3000 ownership")
        .noneMatch(answer -> answer.endsWith("state_controlled"));
  }

  @Test
  void
      a_quarter_is_kept_where_rounded_shares_exceed_the_whole_a_little_and_less_than_a_quarter_is_not(
          SparkSession spark) {
    assertThat(
            beneficialOwners(
                spark,
                RULES,
                """
                | component_id: string | holder_id: string | holder_kind: string | entity_id: string | share_ratio: decimal(18,9) |
                | 1                    | P                 | person              | A                 | 0.2500                     |
                | 1                    | Q                 | person              | A                 | 0.3751                     |
                | 1                    | R                 | person              | A                 | 0.3750                     |
                | 1                    | P                 | person              | B                 | 0.2499                     |
                | 1                    | Q                 | person              | B                 | 0.3751                     |
                | 1                    | R                 | person              | B                 | 0.3755                     |
                | 1                    | P                 | person              | C                 | 0.2500                     |
                | 1                    | Q                 | person              | C                 | 0.7520                     |
                """,
                HEADER_OF_TERMS))
        .containsExactly(
            "A: P 0.2500 ownership_as_stated",
            "A: Q 0.3751 ownership",
            "A: R 0.3750 ownership",
            "B: Q 0.3749 ownership",
            "B: R 0.3753 ownership",
            "C: Q 0.7505 ownership_and_control");
  }

  @Test
  void shares_in_partnerships_and_cooperatives_carry_no_votes_since_the_laws_on_them() {
    Law law = Law.load();
    assertThat(OwnershipRules.of(LocalDate.of(2007, 6, 30), law).formsWithoutVotes())
        .containsExactly("partnership");
    assertThat(OwnershipRules.of(LocalDate.of(2007, 7, 1), law).formsWithoutVotes())
        .containsExactlyInAnyOrder("partnership", "cooperative");
  }

  @Test
  void a_day_before_the_first_rule_on_beneficial_owners_is_judged_by_the_first() {
    OwnershipRules rules = OwnershipRules.of(LocalDate.of(2015, 8, 31), Law.load());
    assertThat(rules.beneficialShare()).isEqualTo(0.25);
    assertThat(rules.isBeneficialShareInclusive()).isFalse();
  }
}
