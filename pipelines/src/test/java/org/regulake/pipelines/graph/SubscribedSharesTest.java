package org.regulake.pipelines.graph;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class SubscribedSharesTest {

  @Test
  void a_share_is_computed_only_where_all_sums_are_stated_and_add_up_to_the_capital(
      SparkSession spark) {
    String stakes =
        """
        | to_id: string | from_id: string | share_ratio: decimal(18,9) | amount_yuan: decimal(20,2) |
        | E1            | P1              | null                       | 6000000                    |
        | E1            | P2              | null                       | 4000000                    |
        | E2            | P1              | null                       | 6000000                    |
        | E2            | P2              | null                       | 3000000                    |
        | E3            | P1              | null                       | 6000000                    |
        | E3            | P2              | null                       | null                       |
        | E4            | P1              | 0.7                        | 6000000                    |
        | E4            | P2              | null                       | 4000000                    |
        | E5            | P1              | null                       | 10000000                   |
        | E6            | P1              | null                       | 3333333.33                 |
        | E6            | P2              | null                       | 3333333.33                 |
        | E6            | P3              | null                       | 3333333.33                 |
        | E7            | P1              | 0.25                       | 1000000                    |
        """;
    String enterprises =
        """
        | entity_id: string | capital_yuan: decimal(20,2) |
        | E1                | 10000000                    |
        | E2                | 10000000                    |
        | E3                | 6000000                     |
        | E4                | 10000000                    |
        | E5                | null                        |
        | E6                | 10000000                    |
        | E7                | 1000000                     |
        """;
    DatasetAssert.assertThat(
            SubscribedShares.fill(TextTable.of(spark, stakes), TextTable.of(spark, enterprises))
                .drop("amount_yuan"))
        .hasRows(
            """
            | to_id: string | from_id: string | share_ratio: decimal(18,9) |
            | E1            | P1              | 0.6                        |
            | E1            | P2              | 0.4                        |
            | E2            | P1              | null                       |
            | E2            | P2              | null                       |
            | E3            | P1              | null                       |
            | E3            | P2              | null                       |
            | E4            | P1              | 0.7                        |
            | E4            | P2              | 0.4                        |
            | E5            | P1              | null                       |
            | E6            | P1              | 0.333333333                |
            | E6            | P2              | 0.333333333                |
            | E6            | P3              | 0.333333333                |
            | E7            | P1              | 0.25                       |
            """);
  }
}
