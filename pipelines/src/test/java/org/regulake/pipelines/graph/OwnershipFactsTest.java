package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class OwnershipFactsTest {

  private static final String STAKES = """
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

  private static final String ENTERPRISES = """
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
    return OwnershipFacts.exempt(TextTable.of(spark, STAKES), TextTable.of(spark, ENTERPRISES), largestCapital)
        .collectAsList().stream().map(row -> row.getString(0)).sorted().toList();
  }

  @Test
  void exempt_is_only_who_is_small_and_held_by_natural_persons_alone_who_are_all_known_and_says_its_capital(SparkSession spark) {
    assertThat(exempt(spark, Optional.of(new BigDecimal("10000000")))).containsExactly("E1", "E8");
  }

  @Test
  void before_there_was_an_exemption_nobody_is_exempt(SparkSession spark) {
    assertThat(exempt(spark, Optional.empty())).isEmpty();
  }

  @Test
  void a_share_in_a_partnership_carries_no_votes_and_stays_one_row_though_the_register_has_two(SparkSession spark) {
    Dataset<Row> enterprises = TextTable.of(spark, """
        | entity_id: string | enterprise_kind: string |
        | E1                | partnership             |
        | E1                | partnership             |
        | E2                | company                 |
        """);
    assertThat(OwnershipFacts.withVotes(TextTable.of(spark, STAKES), enterprises, Set.of("partnership", "cooperative"))
        .where("to_id IN ('E1', 'E2', 'E3')").select("from_id", "to_id", "has_votes").collectAsList()).extracting(Row::toString)
        .containsExactlyInAnyOrder("[P1,E1,false]", "[P2,E1,false]", "[P1,E2,true]", "[E1,E2,true]", "[P3,E3,true]");
  }

  @Test
  void an_enterprise_has_one_daily_manager_and_only_within_its_component(SparkSession spark) {
    Dataset<Row> representatives = TextTable.of(spark, """
        | from_id: string | to_id: string |
        | P9              | E1            |
        | P8              | E1            |
        | P7              | E8            |
        """);
    Dataset<Row> components = TextTable.of(spark, """
        | node_id: string | component_id: string |
        | E1              | E1                   |
        | P1              | E1                   |
        """);
    assertThat(OwnershipFacts.managers(representatives, components).select("component_id", "entity_id", "daily_manager_id").collectAsList())
        .extracting(Row::toString).containsExactly("[E1,E1,P8]");
  }
}
