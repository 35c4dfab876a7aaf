package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class OwnershipFactsTest {

  private static final String STAKES =
      """
      | from_id: string | from_kind: string | to_id: string | share_ratio: decimal(18,9) |
      | P1              | person            | E1            | 0.5                        |
      | P2              | person            | E1            | 0.5                        |
      | P1              | person            | E2            | 0.5                        |
      | E1              | enterprise        | E2            | 0.5                        |
      | P3              | person            | E3            | 1                          |
      | P3              | person            | E4            | 1                          |
      | P3              | person            | E5            | 1                          |
      | P1              | person            | E6            | 0.15                       |
      | P2              | person            | E6            | 0.15                       |
      | P1              | person            | E7            | 0.5                        |
      | P2              | person            | E7            | null                       |
      | P1              | person            | E8            | 0.333                      |
      | P2              | person            | E8            | 0.333                      |
      | P3              | person            | E8            | 0.333                      |
      """;

  private static final String ENTERPRISES =
      """
      | entity_id: string | capital_at_most: decimal(20,2) |
      | E1                | 10000000                    |
      | E2                | 10000000                    |
      | E3                | 10000000.01                 |
      | E4                | null                        |
      | E6                | 10000000                    |
      | E7                | 10000000                    |
      | E8                | 10000000                    |
      """;

  private static List<String> exempt(SparkSession spark, Optional<BigDecimal> largestCapital) {
    return OwnershipFacts.exempt(
            TextTable.of(spark, STAKES), TextTable.of(spark, ENTERPRISES), largestCapital)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void only_small_enterprises_held_by_known_natural_persons_alone_are_exempt(SparkSession spark) {
    assertThat(exempt(spark, Optional.of(new BigDecimal("10000000")))).containsExactly("E1", "E8");
  }

  @Test
  void before_the_exemption_existed_no_enterprise_is_exempt(SparkSession spark) {
    assertThat(exempt(spark, Optional.empty())).isEmpty();
  }

  private static final OwnershipRules RULES =
      OwnershipRules.of(LocalDate.of(2025, 3, 31), Law.load());
  private static final String POSTS =
      "| from_id: string | from_kind: string | to_id: string | share_ratio: decimal(18,9) | role:"
          + " string |\n";

  private static List<String> votes(SparkSession spark, String roles, String posts) {
    Dataset<Row> enterprises =
        TextTable.of(
            spark,
            """
            | entity_id: string | enterprise_kind: string |
            | E1                | partnership             |
            | E1                | partnership             |
            | E2                | company                 |
            | E7                | cooperative             |
            """);
    Dataset<Row> stakes =
        TextTable.of(spark, STAKES)
            .join(
                TextTable.of(spark, "| from_id: string | to_id: string | role: string |\n" + roles),
                new String[] {"from_id", "to_id"},
                "left");
    return OwnershipFacts.withVotes(stakes, TextTable.of(spark, POSTS + posts), enterprises, RULES)
        .where("to_id IN ('E1', 'E2', 'E3', 'E7')")
        .selectExpr("from_id", "to_id", "CAST(voting_ratio AS double)")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void a_share_in_a_partnership_or_a_cooperative_carries_no_votes_and_stays_one_row(
      SparkSession spark) {
    assertThat(votes(spark, "", ""))
        .containsExactly(
            "[E1,E2,0.5]",
            "[P1,E1,null]",
            "[P1,E2,0.5]",
            "[P1,E7,null]",
            "[P2,E1,null]",
            "[P2,E7,null]",
            "[P3,E3,1.0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      textBlock =
          """
          | P1 | E1 | general_partner |                                        /                                                   / P1
          | P1 | E1 | managing_partner |                                       /                                                   / P1
          | P1 | E1 | general_partner |~| P2 | E1 | limited_partner |           /                                                   / P1
          | P1 | E1 | general_partner |~| P2 | E1 | managing_partner |          /                                                   / P2
          | P1 | E1 | general_partner |~| P2 | E1 | general_partner |           /                                                   / nobody
          | P1 | E1 | managing_partner |~| P2 | E1 | managing_partner |         /                                                   / nobody
          | P2 | E1 | limited_partner |                                        /                                                   / nobody
          | P1 | E1 | general_partner |~| P2 | E1 | general_partner |           / | P2 | person | E1 | null | managing_partner |    / P2
          | P2 | E2 | general_partner |                                        / | P2 | person | E2 | null | managing_partner |    / nobody
          """)
  void the_managing_partner_or_the_only_general_partner_has_all_votes_of_a_partnership(
      String roles, String posts, String partner, SparkSession spark) {
    List<String> votes =
        votes(spark, roles.replace("~", "\n") + "\n", posts == null ? "" : posts + "\n");
    assertThat(votes.stream().filter(vote -> vote.endsWith(",E1,1.0]")))
        .isEqualTo(partner.equals("nobody") ? List.of() : List.of("[" + partner + ",E1,1.0]"));
    assertThat(votes).contains("[E1,E2,0.5]", "[P1,E2,0.5]", "[P1,E7,null]").hasSize(7);
  }

  @Test
  void terms_have_one_row_per_enterprise_of_a_component(SparkSession spark) {
    Dataset<Row> representatives =
        TextTable.of(
            spark,
            """
            | from_id: string | to_id: string |
            | P9              | E1            |
            | P8              | E1            |
            | P7              | E8            |
            """);
    Dataset<Row> enterprises =
        TextTable.of(
            spark,
            """
            | entity_id: string | enterprise_kind: string | enterprise_type: string        |
            | E1                | company                 | 有限责任公司（国有控股）        |
            | E2                | partnership             | 有限合伙企业                    |
            | E3                | company                 | 有限责任公司                    |
            | E8                | partnership             | 普通合伙企业                    |
            """);
    Dataset<Row> components =
        TextTable.of(
            spark,
            """
            | node_id: string | component_id: string |
            | E1              | E1                   |
            | P1              | E1                   |
            | E2              | E1                   |
            | E3              | E1                   |
            """);
    assertThat(
            OwnershipFacts.terms(representatives, enterprises, components, RULES)
                .select(
                    "component_id",
                    "entity_id",
                    "daily_manager_id",
                    "is_state_controlled",
                    "asks_general_partner")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[E1,E1,P8,true,false]", "[E1,E2,null,false,true]");
  }

  @Test
  void companies_partnerships_and_foreign_branches_have_to_file(SparkSession spark) {
    Dataset<Row> enterprises =
        TextTable.of(
            spark,
            """
            | entity_id: string | enterprise_kind: string | enterprise_type: string |
            | E1                | company                 | 有限责任公司             |
            | E2                | partnership             | 有限合伙企业             |
            | E3                | branch                  | 外国公司分支机构         |
            | E4                | branch                  | 有限责任公司分公司       |
            | E5                | individual              | 个体工商户               |
            | E6                | cooperative             | 农民专业合作社           |
            | E7                | sole_proprietorship     | 个人独资企业             |
            | E8                | not_stated              | null                     |
            """);
    assertThat(
            OwnershipFacts.filingDuty(
                    enterprises, Set.of("company", "partnership", "foreign_branch"))
                .where("has_filing_duty")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("E1", "E2", "E3");
    assertThat(
            OwnershipFacts.filingDuty(enterprises, Set.of()).where("NOT has_filing_duty").count())
        .isEqualTo(7);
  }
}
