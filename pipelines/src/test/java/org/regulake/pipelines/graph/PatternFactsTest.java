package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.graph.pattern.Network;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class PatternFactsTest {

  private static final String ENTERPRISES =
      """
      | entity_id: string | capital_yuan: decimal(20,2) | capital_at_most: decimal(20,2) | established_date: date |
      | E1                | 100                         | 100                            | 2020-01-01             |
      | E2                | 200                         | 200                            | null                   |
      | E3                | null                        | null                           | 2021-01-01             |
      | E4                | null                        | 730                            | 2021-01-01             |
      """;

  @Test
  void net_assets_come_from_the_latest_report_or_the_capital_at_the_highest_rate(
      SparkSession spark) {
    Dataset<Row> reports =
        TextTable.of(
            spark,
            """
            | entity_id: string | report_year: int | asset_yuan: decimal(20,2) | liability_yuan: decimal(20,2) |
            | E1                | 2022             | 500                       | 100                           |
            | E1                | 2023             | 500                       | 700                           |
            | E1                | 2024             | 500                       | null                          |
            """);
    DatasetAssert.assertThat(
            PatternFacts.means(reports, TextTable.of(spark, ENTERPRISES))
                .selectExpr("entity_id", "CAST(net_assets_yuan AS INT) AS yuan"))
        .hasRows(
            """
            | entity_id: string | yuan: int |
            | E1                | -200      |
            | E2                | 200       |
            | E3                | null      |
            | E4                | 730       |
            """);
  }

  @Test
  void only_addresses_shared_by_enough_enterprises_become_relations(SparkSession spark) {
    Dataset<Row> contacts =
        TextTable.of(
            spark,
            """
            | from_id: string | to_id: string | share_ratio: decimal(18,9) | amount_yuan: decimal(20,2) | valid_from: date | record_id: string |
            | E1              | A1            | null                       | null                       | 2020-01-01       | c/1               |
            | E2              | A1            | null                       | null                       | 2020-01-02       | c/2               |
            | E3              | A2            | null                       | null                       | 2020-01-03       | c/3               |
            """);
    Dataset<Row> shared =
        PatternFacts.shared(Network.ADDRESS, contacts, 2, TextTable.of(spark, ENTERPRISES));
    assertThat(
            shared
                .selectExpr("concat_ws(' ', network, group_id, from_id, to_id, to_registered_date)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("address A1 A1 E1 2020-01-01", "address A1 A1 E2");
  }

  @Test
  void ties_lead_from_the_shared_node_and_from_enterprise_guarantors_to_the_enterprise(
      SparkSession spark) {
    Dataset<Row> edges =
        TextTable.of(
            spark,
            """
            | edge_type: string    | from_id: string | from_kind: string | to_id: string | share_ratio: decimal(18,9) | valid_from: date | record_id: string |
            | address              | E1              | enterprise        | A1            | null                       | 2020-01-01       | c/1               |
            | phone                | E1              | enterprise        | T1            | null                       | 2020-01-01       | c/2               |
            | officer              | P1              | person            | E1            | null                       | 2020-01-01       | o/1               |
            | legal_representative | P1              | person            | E1            | null                       | 2020-01-01       | r/1               |
            | shareholding         | P1              | person            | E1            | 0.5                        | 2020-01-01       | s/1               |
            | guarantee            | E2              | enterprise        | E1            | null                       | 2020-01-01       | g/1               |
            | guarantee            | P1              | person            | E1            | null                       | 2020-01-01       | g/2               |
            """);
    DatasetAssert.assertThat(PatternFacts.ties(edges))
        .hasRows(
            """
            | network: string      | from_id: string | to_id: string | share_ratio: decimal(18,9) | start_date: date | record_id: string |
            | address              | A1              | E1            | null                       | 2020-01-01       | c/1               |
            | phone                | T1              | E1            | null                       | 2020-01-01       | c/2               |
            | appointment          | P1              | E1            | null                       | 2020-01-01       | o/1               |
            | legal_representative | P1              | E1            | null                       | 2020-01-01       | r/1               |
            | shareholding         | P1              | E1            | 0.5                        | 2020-01-01       | s/1               |
            | guarantee            | E2              | E1            | null                       | 2020-01-01       | g/1               |
            """);
  }
}
