package org.regulake.models.graph.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

@ExtendWith(SparkExtension.class)
class WeakComponentsTest {

  private static final int IN_MEMORY = 10_000_000;
  private static final int NEVER_IN_MEMORY = 0;
  private static final StructType EDGES =
      new StructType().add("from_id", DataTypes.StringType).add("to_id", DataTypes.StringType);

  private final SparkSession spark;

  WeakComponentsTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(ints = {IN_MEMORY, NEVER_IN_MEMORY})
  void direction_does_not_matter_and_a_node_with_an_edge_to_itself_is_alone(int maxNodes) {
    assertThat(
            new WeakComponents(maxNodes)
                .of(
                    TextTable.of(
                        spark,
                        """
                        | from_id: string | to_id: string | share_ratio: double |
                        | P2              | E9            | 0.5                 |
                        | E9              | E10           | 0.2                 |
                        | P1              | E10           | 0.1                 |
                        | E3              | E3            | 0.1                 |
                        | P2              | E9            | 0.1                 |
                        | 湖              | 州            | 1                   |
                        """)))
        .hasColumns("node_id", "component_id", "component_size")
        .hasRows(
            """
            | node_id: string | component_id: string | component_size: long |
            | P2              | E10                  | 4                    |
            | E9              | E10                  | 4                    |
            | E10             | E10                  | 4                    |
            | P1              | E10                  | 4                    |
            | E3              | E3                   | 1                    |
            | 湖              | 州                   | 2                    |
            | 州              | 州                   | 2                    |
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {IN_MEMORY, NEVER_IN_MEMORY})
  void a_graph_may_be_empty(int maxNodes) {
    assertThat(new WeakComponents(maxNodes).of(spark.createDataFrame(List.of(), EDGES))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {IN_MEMORY, NEVER_IN_MEMORY})
  void an_edge_without_a_target_is_an_error(int maxNodes) {
    Dataset<Row> edges =
        TextTable.of(
            spark,
            """
            | from_id: string | to_id: string |
            | A               | null          |
            """);
    assertThatThrownBy(() -> new WeakComponents(maxNodes).of(edges).collectAsList())
        .hasMessageContaining("an edge has no to_id");
  }

  @Test
  void in_memory_by_contraction_by_graphx_and_in_arrays_components_are_the_same() {
    Random random = new Random(2020);
    KnownGraph graph = KnownGraph.random(random, 200, 170);
    List<String> expected = expected(graph);
    assertThat(rows(new WeakComponents(IN_MEMORY).of(edges(graph, random, 3)))).isEqualTo(expected);
    assertThat(rows(new WeakComponents(NEVER_IN_MEMORY).of(edges(graph, random, 3))))
        .isEqualTo(expected);
    assertThat(rows(new WeakComponents(100).of(edges(graph, random, 3))))
        .as("contracted until it fits")
        .isEqualTo(expected);
    assertThat(byGraphX(graph))
        .isEqualTo(
            labelled(graph, WeakComponentLabels.of(graph.nodeCount(), graph.from(), graph.to())));
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "true, 64", "false, 1", "false, 2", "false, 64"})
  void neither_adaptive_plans_nor_partitions_nor_the_order_of_edges_change_a_row(
      boolean isAdaptive, int partitions) {
    KnownGraph graph = KnownGraph.random(new Random(64), 100, 70);
    Random order = new Random(partitions);
    List<String> expected = expected(graph);
    withSettings(
        Map.of(
            "spark.sql.adaptive.enabled",
            String.valueOf(isAdaptive),
            "spark.sql.shuffle.partitions",
            String.valueOf(partitions)),
        () -> {
          assertThat(rows(new WeakComponents(IN_MEMORY).of(edges(graph, order, partitions))))
              .isEqualTo(expected);
          if (partitions == 2) {
            assertThat(
                    rows(new WeakComponents(NEVER_IN_MEMORY).of(edges(graph, order, partitions))))
                .isEqualTo(expected);
          }
        });
  }

  @Test
  void contraction_takes_the_same_rows_in_64_partitions() {
    KnownGraph graph = KnownGraph.random(new Random(65), 6, 4);
    withSettings(
        Map.of("spark.sql.adaptive.enabled", "false", "spark.sql.shuffle.partitions", "64"),
        () ->
            assertThat(rows(new WeakComponents(NEVER_IN_MEMORY).of(edges(graph, new Random(1), 5))))
                .isEqualTo(expected(graph)));
  }

  @Test
  void a_path_of_a_million_nodes_and_a_star_of_a_million_leaves_are_one_component_each() {
    Dataset<Row> path =
        spark
            .range(1, 1 << 20)
            .select(text("p", "id - 1"), text("p", "id"))
            .toDF("from_id", "to_id");
    Dataset<Row> star =
        spark.range(1_000_000).select(functions.lit("s"), text("s", "id")).toDF("from_id", "to_id");
    assertThat(
            new WeakComponents(IN_MEMORY)
                .of(path.union(star))
                .groupBy("component_id", "component_size")
                .count())
        .hasRows(
            """
            | component_id | component_size | count   |
            | p0           | 1048576        | 1048576 |
            | s            | 1000001        | 1000001 |
            """);
  }

  @Test
  void a_path_of_4096_nodes_is_contracted_in_as_many_rounds_as_its_length_has_digits() {
    Dataset<Row> path =
        spark
            .range(1, 1 << 12)
            .select(text("p", "id - 1"), text("p", "id"))
            .toDF("from_id", "to_id");
    assertThat(
            new ContractionComponents(NEVER_IN_MEMORY, 2 * 12)
                .of(path)
                .groupBy("component_id", "component_size")
                .count())
        .hasRows(
            """
            | component_id | component_size | count |
            | p0           | 4096           | 4096  |
            """);
  }

  @Test
  void a_search_that_needs_more_rounds_than_allowed_fails() {
    KnownGraph path = KnownGraph.path(100);
    assertThatThrownBy(
            () -> new ContractionComponents(NEVER_IN_MEMORY, 2).of(edges(path, new Random(1), 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("edges are left after 2 rounds")
        .hasMessageContaining("allow more rounds");
    assertThatThrownBy(() -> new ContractionComponents(NEVER_IN_MEMORY, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  @Test
  void no_rows_of_the_rounds_are_kept_afterwards() {
    Set<Object> before = held();
    KnownGraph path = KnownGraph.path(100);
    Dataset<Row> components = new WeakComponents(NEVER_IN_MEMORY).of(edges(path, new Random(1), 2));
    assertThat(heldSince(before)).as("the result itself").hasSize(1);
    assertThatThrownBy(
            () -> new ContractionComponents(NEVER_IN_MEMORY, 1).of(edges(path, new Random(1), 2)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(heldSince(before)).hasSize(1);
    assertThat(components.count()).isEqualTo(100);
  }

  @Test
  void a_graph_stays_in_memory_when_its_nodes_fit_however_many_its_edges_are() {
    KnownGraph graph = KnownGraph.random(new Random(3), 10, 500);
    Set<Object> before = held();
    new WeakComponents(10).of(edges(graph, new Random(1), 2));
    assertThat(heldSince(before)).as("contraction would hold its result").isEmpty();
    Dataset<Row> contracted = new WeakComponents(9).of(edges(graph, new Random(1), 2));
    assertThat(heldSince(before)).hasSize(1);
    assertThat(rows(contracted)).isEqualTo(expected(graph));
  }

  @Test
  void edges_whose_nodes_fit_are_read_once() {
    LongAccumulator read = spark.sparkContext().longAccumulator();
    Dataset<Row> edges =
        edges(KnownGraph.path(100), new Random(1), 2)
            .filter(
                (FilterFunction<Row>)
                    edge -> {
                      read.add(1);
                      return true;
                    });
    Dataset<Row> components = new WeakComponents(IN_MEMORY).of(edges);
    assertThat(components.count()).isEqualTo(100);
    assertThat(rows(components)).hasSize(100);
    assertThat(read.value()).isEqualTo(99);
  }

  @Test
  void a_part_with_more_nodes_than_fit_is_not_read_to_its_end() {
    assertThat(
            ComponentsInMemory.of(edges(KnownGraph.path(1_000), new Random(1), 1), 10).nodesFound())
        .isBetween(11L, 12L);
  }

  @Test
  void a_bound_above_the_length_of_arrays_is_refused() {
    assertThatThrownBy(() -> new WeakComponents(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 536,870,912");
    assertThatThrownBy(() -> new WeakComponents(1L << 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1,073,741,824");
  }

  /**
   * Rows that the session keeps in addition to those before; results of other tests may be released
   * meanwhile.
   */
  private Set<Object> heldSince(Set<Object> before) {
    Set<Object> held = held();
    held.removeAll(before);
    return held;
  }

  private Set<Object> held() {
    return new HashSet<>(
        CollectionConverters.asJava(spark.sparkContext().getPersistentRDDs().keySet()));
  }

  private void withSettings(Map<String, String> settings, Runnable test) {
    Map<String, String> before =
        settings.keySet().stream()
            .collect(Collectors.toMap(key -> key, key -> spark.conf().get(key)));
    settings.forEach(spark.conf()::set);
    try {
      test.run();
    } finally {
      before.forEach(spark.conf()::set);
    }
  }

  private static Column text(String prefix, String number) {
    return functions.concat(functions.lit(prefix), functions.expr(number).cast("string"));
  }

  /** The edges in an order drawn at random. */
  private Dataset<Row> edges(KnownGraph graph, Random order, int partitions) {
    List<Row> rows =
        IntStream.range(0, graph.from().length)
            .mapToObj(edge -> RowFactory.create("n" + graph.from()[edge], "n" + graph.to()[edge]))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(rows, order);
    return spark.createDataFrame(rows, EDGES).repartition(partitions);
  }

  private static List<String> rows(Dataset<Row> components) {
    return components.select("node_id", "component_id", "component_size").collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  /** By union-find in plain arrays, which has tests of its own against brute force. */
  private static List<String> expected(KnownGraph graph) {
    int[] roots = WeakComponentLabels.of(graph.nodeCount(), graph.from(), graph.to());
    int[] ends =
        IntStream.concat(Arrays.stream(graph.from()), Arrays.stream(graph.to()))
            .distinct()
            .toArray();
    Map<Integer, List<String>> components = new TreeMap<>();
    for (int end : ends) {
      components.computeIfAbsent(roots[end], root -> new ArrayList<>()).add("n" + end);
    }
    return components.values().stream()
        .flatMap(
            nodes ->
                nodes.stream()
                    .map(
                        node ->
                            RowFactory.create(node, Collections.min(nodes), (long) nodes.size())
                                .toString()))
        .sorted()
        .toList();
  }

  private static Map<Long, Long> labelled(KnownGraph graph, int[] labels) {
    Map<Long, Long> labelled = new TreeMap<>();
    IntStream.concat(Arrays.stream(graph.from()), Arrays.stream(graph.to()))
        .forEach(node -> labelled.put((long) node, (long) labels[node]));
    return labelled;
  }

  private Map<Long, Long> byGraphX(KnownGraph graph) {
    List<Edge<Integer>> edges =
        IntStream.range(0, graph.from().length)
            .mapToObj(edge -> new Edge<>((long) graph.from()[edge], (long) graph.to()[edge], 1))
            .toList();
    JavaRDD<Edge<Integer>> distributed =
        new JavaSparkContext(spark.sparkContext()).parallelize(edges, 2);
    Graph<Integer, Integer> built =
        Graph.fromEdges(
            distributed.rdd(),
            1,
            StorageLevel.MEMORY_ONLY(),
            StorageLevel.MEMORY_ONLY(),
            ClassTag$.MODULE$.apply(Integer.class),
            ClassTag$.MODULE$.apply(Integer.class));
    Map<Long, Long> labels = new TreeMap<>();
    ConnectedComponents.run(
            built, ClassTag$.MODULE$.apply(Integer.class), ClassTag$.MODULE$.apply(Integer.class))
        .vertices()
        .toJavaRDD()
        .collect()
        .forEach(vertex -> labels.put((Long) vertex._1(), (Long) vertex._2()));
    return labels;
  }
}
