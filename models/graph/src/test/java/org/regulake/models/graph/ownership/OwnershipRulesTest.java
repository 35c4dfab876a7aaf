package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** Beneficial owners by the law of the day: partnerships, companies of the state, a quarter. */
@ExtendWith(SparkExtension.class)
class OwnershipRulesTest {

  private static List<String> beneficialOwners(
      SparkSession spark, OwnershipRules rules, String stakes, String terms) {
    return StructureAnswers.of(spark, rules, TextTable.of(spark, stakes), terms).stream()
        .filter(answer -> answer.contains(" beneficial_owner "))
        .map(answer -> answer.replace(" beneficial_owner ", ": "))
        .toList();
  }

  /**
   * M holds the company G, which has a hundredth of the partnership L and all its votes; K has no
   * general partner on record and holds C.
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
  void the_controller_of_the_general_partner_controls_the_partnership_or_is_unknown(
      SparkSession spark) {
    assertThat(
            beneficialOwners(
                spark,
                StructureAnswers.RULES,
                PARTNERSHIPS,
                StructureAnswers.HEADER_OF_TERMS
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
   * An organ of the state holds most of X, which holds most of Y; two organs hold Z together; V is
   * a state company by its form; a person holds W.
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
      StructureAnswers.HEADER_OF_TERMS
          + """
          | 1                    | X                 | D                        | false                        | false                         |
          | 2                    | V                 | D                        | true                         | false                         |
          """;

  @Test
  void a_state_company_has_its_legal_representative_as_beneficial_owner(SparkSession spark) {
    assertThat(beneficialOwners(spark, StructureAnswers.RULES, STATE, STATE_TERMS))
        .containsExactly(
            "V: D 0.0000 state_controlled",
            "W: K 0.6000 ownership_and_control",
            "X: D 0.0000 state_controlled",
            "Y: - 0.0000 state_controlled",
            "Z: - 0.0000 state_controlled");
  }

  @Test
  void before_that_rule_only_shares_count(SparkSession spark) {
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
  void a_quarter_counts_even_if_rounded_shares_exceed_the_whole_and_less_does_not(
      SparkSession spark) {
    assertThat(
            beneficialOwners(
                spark,
                StructureAnswers.RULES,
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
                StructureAnswers.HEADER_OF_TERMS))
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
