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

/**
 * A day derived with reused results equals a day derived from scratch, with adaptive plans, in
 * other partitions and from edges in another order.
 */
@ExtendWith(SparkExtension.class)
class GraphBuilderTest {

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private SparkSession spark;
  private GraphLakes lakes;
  private String partitionsBefore;

  @BeforeEach
  void open(SparkSession session, @TempDir Path folder) {
    spark = session;
    lakes = new GraphLakes(session, folder);
    partitionsBefore = session.conf().get(PARTITIONS);
  }

  @AfterEach
  void close() {
    lakes.close();
    spark.conf().set(PARTITIONS, partitionsBefore);
  }

  @Test
  void
      a_day_with_results_reused_from_an_earlier_day_equals_one_derived_from_scratch_in_any_order() {
    RunStamp februaryAgain = new RunStamp(FEBRUARY.asOf(), MARCH.knownAt(), "R3");
    List<String> edges = RandomGraph.edges(new Random(1));
    edges.addAll(RandomGraph.edgesOfAllTypes(new Random(3)));
    String enterprises = RandomGraph.enterprises(new Random(2));
    Lakehouse together = lakes.lake("together", table(edges), enterprises);
    derive(together, FEBRUARY);
    List<String> february = contents(together, FEBRUARY);
    derive(together, februaryAgain);
    for (GraphInputs inputs : GraphInputs.values()) {
      ReusableResults reusable = lakes.results(together, MARCH, inputs);
      assertThat(reusable.earlierDay()).as(inputs.network()).contains(FEBRUARY.asOf());
      assertThat(reusable.changedNodes().isEmpty()).as(inputs.network()).isFalse();
      assertThat(carriedOver(together, reusable, inputs)).as(inputs.network()).isPositive();
    }
    derive(together, MARCH);
    Collections.shuffle(edges, new Random(4));
    spark.conf().set(ADAPTIVE, "true");
    spark.conf().set(PARTITIONS, "7");
    Lakehouse alone = lakes.lake("alone", table(edges), enterprises);
    derive(alone, MARCH);
    assertThat(contents(together, MARCH)).isEqualTo(contents(alone, MARCH));
    derive(alone, februaryAgain);
    assertThat(contents(together, februaryAgain))
        .isEqualTo(contents(alone, februaryAgain))
        .isNotEqualTo(february);
    assertThat(lakes.results(alone, MARCH, GraphInputs.OWNERSHIP).earlierDay())
        .contains(MARCH.asOf());
    assertThat(GraphBuilder.DECLARATION.writes())
        .allSatisfy(
            table ->
                assertThat(alone.read(table).where(MARCH.condition()).isEmpty())
                    .as(table.name())
                    .isFalse());
    Dataset<Row> findings = alone.read(Finding.TABLE).where(MARCH.condition());
    assertThat(findings.where(Finding.IS_OF_GUARANTEES).isEmpty()).isFalse();
    assertThat(findings.select("finding_type").distinct().count()).isGreaterThan(8);
  }

  private static String table(List<String> edges) {
    return HEADER_WITH_AMOUNT + String.join("", edges);
  }

  /** Number of nodes in unchanged components. */
  private static long carriedOver(Lakehouse lake, ReusableResults reusable, GraphInputs inputs) {
    Dataset<Row> edges =
        lake.read(Edge.TABLE)
            .where(AsOf.of(MARCH).isSeen())
            .where(
                col("edge_type")
                    .equalTo(
                        inputs == GraphInputs.GUARANTEE
                            ? GraphBuilder.GUARANTEE
                            : GraphBuilder.SHAREHOLDING));
    Dataset<Row> components = new WeakComponents(NODES_IN_MEMORY).of(edges);
    try (UnchangedComponents unchanged =
        UnchangedComponents.of(context(lake, MARCH, PROGRAM), reusable, components)) {
      return components.count()
          - unchanged.changed(components.withColumnRenamed("node_id", "id"), "id").count();
    }
  }
}
