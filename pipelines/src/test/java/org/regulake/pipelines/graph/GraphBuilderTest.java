package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.graph.GraphLakes.FEBRUARY;
import static org.regulake.pipelines.graph.GraphLakes.HEADER_WITH_AMOUNT;
import static org.regulake.pipelines.graph.GraphLakes.MARCH;
import static org.regulake.pipelines.graph.GraphLakes.NODES_IN_MEMORY;
import static org.regulake.pipelines.graph.GraphLakes.PROGRAM;
import static org.regulake.pipelines.graph.GraphLakes.contents;
import static org.regulake.pipelines.graph.GraphLakes.context;
import static org.regulake.pipelines.graph.GraphLakes.derive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.Lakehouse;

/** Days that build on earlier ones come to the same as days derived from nothing. */
@ExtendWith(SparkExtension.class)
class GraphBuilderTest {

  private SparkSession spark;
  private GraphLakes lakes;

  @BeforeEach
  void open(SparkSession session, @TempDir Path folder) {
    spark = session;
    lakes = new GraphLakes(session, folder);
  }

  @AfterEach
  void close() {
    lakes.close();
  }

  @Test
  void a_day_that_builds_on_an_earlier_judgment_comes_to_the_same_as_one_derived_from_nothing() {
    RunStamp februaryAgain = new RunStamp(FEBRUARY.asOf(), MARCH.knownAt(), "R3");
    String edges = RandomGraph.edges(new Random(1));
    String enterprises = RandomGraph.enterprises(new Random(2));
    Lakehouse together = lakes.lake("together", edges, enterprises);
    derive(together, FEBRUARY);
    List<String> february = contents(together, FEBRUARY);
    derive(together, februaryAgain);
    for (GraphInputs founding : GraphInputs.values()) {
      ReusableResults foundation = lakes.foundation(together, MARCH, founding);
      assertThat(foundation.earlierDay()).as(founding.network()).contains(FEBRUARY.asOf());
      assertThat(foundation.changedNodes().isEmpty()).as(founding.network()).isFalse();
      assertThat(carriedOver(together, foundation, founding)).as(founding.network()).isPositive();
    }
    derive(together, MARCH);
    Lakehouse alone = lakes.lake("alone", edges, enterprises);
    derive(alone, MARCH);
    assertThat(contents(together, MARCH)).isEqualTo(contents(alone, MARCH));
    derive(alone, februaryAgain);
    assertThat(contents(together, februaryAgain))
        .isEqualTo(contents(alone, februaryAgain))
        .isNotEqualTo(february);
    assertThat(lakes.foundation(alone, MARCH, GraphInputs.OWNERSHIP).earlierDay())
        .contains(MARCH.asOf());
    assertThat(alone.read(ContagionReach.TABLE).where(MARCH.condition()).count()).isPositive();
    assertThat(
            alone
                .read(Finding.TABLE)
                .where(MARCH.condition())
                .where(Finding.IS_OF_GUARANTEES)
                .count())
        .isPositive();
  }

  /** How many nodes lie in components in which nothing has changed. */
  private static long carriedOver(
      Lakehouse lake, ReusableResults foundation, GraphInputs founding) {
    Dataset<Row> edges =
        lake.read(Edge.TABLE)
            .where(AsOf.of(MARCH).isSeen())
            .where(
                col("edge_type")
                    .equalTo(
                        founding == GraphInputs.GUARANTEE
                            ? GraphBuilder.GUARANTEE
                            : GraphBuilder.SHAREHOLDING));
    Dataset<Row> components = new WeakComponents(NODES_IN_MEMORY).of(edges);
    try (UnchangedComponents untouched =
        UnchangedComponents.of(context(lake, MARCH, PROGRAM), foundation, components)) {
      return components.count()
          - untouched.changed(components.withColumnRenamed("node_id", "id"), "id").count();
    }
  }

  @Test
  void neither_adaptive_plans_nor_partitions_nor_the_order_of_edges_change_a_byte_of_a_day() {
    List<String> edges = RandomGraph.edgesOfAllTypes(new Random(3));
    String partitionsBefore = spark.conf().get("spark.sql.shuffle.partitions");
    List<List<String>> contents = new ArrayList<>();
    for (int partitions : List.of(1, 64)) {
      spark.conf().set("spark.sql.adaptive.enabled", String.valueOf(partitions == 64));
      spark.conf().set("spark.sql.shuffle.partitions", String.valueOf(partitions));
      try {
        Collections.shuffle(edges, new Random(partitions));
        Lakehouse lake =
            lakes.lake("in " + partitions, HEADER_WITH_AMOUNT + String.join("", edges));
        derive(lake, MARCH);
        contents.add(contents(lake, MARCH));
        assertThat(GraphBuilder.DECLARATION.writes())
            .allSatisfy(table -> assertThat(lake.read(table).isEmpty()).as(table.name()).isFalse());
        assertThat(lake.read(Finding.TABLE).select("finding_type").distinct().count())
            .isGreaterThan(8);
      } finally {
        spark.conf().set("spark.sql.shuffle.partitions", partitionsBefore);
      }
    }
    assertThat(contents.get(1)).isEqualTo(contents.get(0));
  }
}
