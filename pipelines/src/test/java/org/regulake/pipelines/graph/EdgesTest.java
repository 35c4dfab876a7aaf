package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Officer;
import org.regulake.pipelines.source.Shareholding;

@ExtendWith(SparkExtension.class)
class EdgesTest {

  @Test
  void a_holder_is_a_person_the_state_or_an_enterprise_and_keeps_its_partner_role(
      SparkSession spark, @TempDir Path folder) {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    FilledRows.append(
        lake,
        Shareholding.TABLE,
        """
        | entity_id: string | holder_id: string | holder_code: string  | holder_name: string | partner_kind: string | share_ratio: decimal(12,9) |
        | E1                | P1                | null                 | null                | limited_partner      | 0.9                        |
        | E1                | E2                | 91330000MA0000000X   | 某公司              | managing_partner     | 0.1                        |
        | E3                | E4                | 11330000MB0000000X   | 某委员会            | null                 | 0.5                        |
        | E3                | F5                | null                 | 某市财政局          | null                 | 0.5                        |
        """);
    assertThat(
            Edges.shareholding(lake.read(Shareholding.TABLE))
                .orderBy("from_id")
                .select("from_id", "from_kind", "to_id", "role")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly(
            "[E2,enterprise,E1,managing_partner]",
            "[E4,state,E3,null]",
            "[F5,state,E3,null]",
            "[P1,person,E1,limited_partner]");
  }

  @Test
  void the_delegate_of_a_managing_partner_is_no_managing_partner(
      SparkSession spark, @TempDir Path folder) {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    FilledRows.append(
        lake,
        Officer.TABLE,
        """
        | entity_id: string | person_id: string | position: string       |
        | E1                | P1                | 执行事务合伙人         |
        | E1                | P2                | 执行事务合伙人委派代表 |
        | E1                | P3                | 监事                   |
        """);
    assertThat(Edges.officer(lake.read(Officer.TABLE)).orderBy("from_id").collectAsList())
        .extracting(row -> row.<String>getAs("role"))
        .isEqualTo(Arrays.asList("managing_partner", null, null));
  }
}
