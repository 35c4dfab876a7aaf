package org.regulake.models.graph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.testing.TextTable;

class BuiltInEngineTest extends GraphEngineContract {

  private final SparkSession spark;
  private final Dataset<Row> path;

  BuiltInEngineTest(SparkSession spark) {
    super(spark, new BuiltInEngine(1_000_000));
    this.spark = spark;
    this.path =
        TextTable.of(
            spark,
            """
            | from_id: string | to_id: string |
            | A               | B             |
            | B               | C             |
            """);
  }

  @Test
  void rank_of_nodes_without_edges_goes_to_all_nodes_in_the_same_round() {
    List<Row> ranks =
        new BuiltInEngine(3)
            .pageRank(path, new Damping(.5), new Rounds(1))
            .sort("node_id")
            .collectAsList();
    assertThat(ranks).extracting(row -> row.getString(0)).containsExactly("A", "B", "C");
    assertThat(ranks.get(0).getDouble(1)).isCloseTo(4 / 18.0, within(1e-15));
    assertThat(ranks.get(1).getDouble(1)).isCloseTo(7 / 18.0, within(1e-15));
    assertThat(ranks.get(2).getDouble(1)).isCloseTo(7 / 18.0, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"true, 5", "false, 1"})
  void neither_adaptive_plans_nor_partitions_nor_the_order_of_edges_change_a_bit(
      boolean isAdaptive, int partitions) {
    List<Row> edges =
        new ArrayList<>(
            new Random(7)
                .ints(150, 0, 40)
                .boxed()
                .map(node -> RowFactory.create("n" + node, "n" + node * node % 37))
                .toList());
    StructType schema = path.schema();
    List<String> expected = answers(spark.createDataFrame(edges, schema));
    Collections.shuffle(edges, new Random(partitions));
    String isAdaptiveBefore = spark.conf().get("spark.sql.adaptive.enabled");
    spark.conf().set("spark.sql.adaptive.enabled", String.valueOf(isAdaptive));
    try {
      assertThat(answers(spark.createDataFrame(edges, schema).repartition(partitions)))
          .isEqualTo(expected);
    } finally {
      spark.conf().set("spark.sql.adaptive.enabled", isAdaptiveBefore);
    }
  }

  @Test
  void ranks_and_labels_above_the_bound_of_nodes_are_refused_but_not_components() {
    BuiltInEngine small = new BuiltInEngine(2);
    assertThatThrownBy(() -> small.pageRank(path, new Damping(.85), new Rounds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the graph has 3 nodes and one task may hold 2; raise the bound of nodes in memory, or"
                + " divide the graph");
    assertThatThrownBy(() -> small.labelPropagation(path, new Rounds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 nodes");
    assertThat(small.components(path).groupBy("component_id").count())
        .hasRows(
            """
            | component_id | count |
            | A            | 3     |
            """);
  }

  @Test
  void a_damping_or_a_number_of_rounds_without_meaning_is_refused() {
    assertThatThrownBy(() -> new Damping(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a damping of 1.0; give 0 or more and less than 1, by custom .85");
    assertThatThrownBy(() -> new Damping(Double.NaN)).hasMessageContaining("a damping of NaN");
    assertThatThrownBy(() -> new Damping(-.1)).hasMessageContaining("a damping of -0.1");
    assertThatThrownBy(() -> new Rounds(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 rounds; give 1 or more");
  }

  private static List<String> answers(Dataset<Row> edges) {
    BuiltInEngine engine = new BuiltInEngine(100);
    return Stream.of(
            engine.pageRank(edges, new Damping(.85), new Rounds(5)),
            engine.labelPropagation(edges, new Rounds(5)))
        .flatMap(rows -> rows.collectAsList().stream().map(Row::toString).sorted())
        .toList();
  }
}
