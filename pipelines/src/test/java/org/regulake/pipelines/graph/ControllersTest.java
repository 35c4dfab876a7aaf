package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** Controllers by the majority of the votes. */
@ExtendWith(SparkExtension.class)
class ControllersTest {

  @Test
  void a_holder_of_a_majority_alone_or_with_controlled_enterprises_controls_once(
      SparkSession spark) {
    Dataset<Row> direct =
        TextTable.of(
            spark,
            """
            | controller_id: string | entity_id: string | share_ratio: decimal(18,9) |
            | P1                    | E1                | 0.6                        |
            | P1                    | E2                | 0.5                        |
            """);
    Dataset<Row> findings =
        TextTable.of(
                spark,
                """
                | finding_type: string | owner: string | company: string | measure: double |
                | split_control        | P1            | E2              | 0.8             |
                | split_control        | P1            | E3              | 0.55            |
                | shared_address       | P1            | E4              | 2               |
                """)
            .withColumn("members", array(col("owner"), lit("E1"), col("company")));
    DatasetAssert.assertThat(Controllers.of(direct, findings))
        .hasRows(
            """
            | controller_id: string | entity_id: string | share_ratio: decimal(18,9) | is_direct: boolean |
            | P1                    | E1                | 0.6                        | true               |
            | P1                    | E2                | 0.5                        | true               |
            | P1                    | E3                | 0.55                       | false              |
            """);
  }
}
