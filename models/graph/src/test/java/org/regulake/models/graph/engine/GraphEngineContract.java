package org.regulake.models.graph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.centrality.LabelPropagation;
import org.regulake.models.graph.centrality.PageRank;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** Tests that every engine has to pass. */
@ExtendWith(SparkExtension.class)
public abstract class GraphEngineContract {

  private static final StructType EDGES =
      new StructType().add("from_id", DataTypes.StringType).add("to_id", DataTypes.StringType);
  private static final Damping CUSTOM = new Damping(.85);

  private final SparkSession spark;
  private final GraphEngine engine;

  protected GraphEngineContract(SparkSession spark, GraphEngine engine) {
    this.spark = spark;
    this.engine = engine;
  }

  @Test
  void components_are_labelled_with_their_smallest_id() {
    assertThat(
            engine.components(
                TextTable.of(
                    spark,
                    """
                    | from_id: string | to_id: string |
                    | P2              | E9            |
                    | E9              | E10           |
                    | P1              | E10           |
                    | E3              | E3            |
                    | P2              | E9            |
                    | 湖              | 州            |
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

  @Test
  void components_of_a_random_graph_are_those_that_reach_each_other() {
    KnownGraph graph = KnownGraph.random(new Random(2020), 60, 40);
    boolean[][] reaches = graph.bothWays().reachable();
    Map<String, String> expected =
        named(graph)
            .collect(
                Collectors.toMap(
                    GraphEngineContract::id,
                    node ->
                        id(
                            IntStream.range(0, graph.nodeCount())
                                .filter(other -> reaches[node][other])
                                .findFirst()
                                .orElseThrow())));
    assertThat(answers(engine.components(edges(graph, 3)), "component_id")).isEqualTo(expected);
  }

  @Test
  void when_every_node_has_an_outgoing_edge_ranks_are_those_of_ldbc_in_every_round() {
    Random random = new Random(1999);
    KnownGraph graph = withWayOut(KnownGraph.random(random, 30, 60));
    for (int rounds : new int[] {1, 2, 7}) {
      double[] expected = new PageRank(CUSTOM.ratio(), rounds).of(graph.directed());
      Map<String, Double> rank =
          answers(engine.pageRank(edges(graph, 2), CUSTOM, new Rounds(rounds)), "page_rank");
      assertThat(rank).hasSize(30);
      rank.forEach(
          (node, value) -> assertThat(value).isCloseTo(expected[number(node)], within(1e-9)));
    }
  }

  @Test
  void when_some_nodes_have_no_outgoing_edge_ranks_are_those_of_ldbc_in_the_limit() {
    KnownGraph graph = KnownGraph.starAndPairs(3, 2);
    Damping half = new Damping(.5);
    for (int rounds : new int[] {3, 35}) {
      double[] expected = new PageRank(half.ratio(), rounds).of(graph.directed());
      Map<String, Double> rank =
          answers(engine.pageRank(edges(graph, 2), half, new Rounds(rounds)), "page_rank");
      double difference =
          rank.entrySet().stream()
              .mapToDouble(node -> Math.abs(node.getValue() - expected[number(node.getKey())]))
              .sum();
      assertThat(rank).hasSize(8);
      assertThat(difference).isLessThan(6 * Math.pow(half.ratio(), rounds) / (1 - half.ratio()));
      assertThat(rank.values().stream().mapToDouble(Double::doubleValue).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void communities_of_random_graphs_are_those_of_ldbc_in_every_round() {
    Random random = new Random(2007);
    for (int rounds : new int[] {1, 2, 5}) {
      KnownGraph graph = KnownGraph.random(random, 40, 50);
      int[] label = new LabelPropagation(rounds).of(graph.directed());
      assertThat(answers(engine.labelPropagation(edges(graph, 2), new Rounds(rounds)), "label_id"))
          .isEqualTo(
              named(graph)
                  .collect(Collectors.toMap(GraphEngineContract::id, node -> id(label[node]))));
    }
  }

  @Test
  void of_labels_equally_frequent_the_smallest_by_its_bytes_wins() {
    // In UTF-16, the order of Java, 𠮷 comes before Ａ; in UTF-8 after it.
    assertThat(
            engine.labelPropagation(
                TextTable.of(
                    spark,
                    """
                    | from_id: string | to_id: string |
                    | 𠮷              | hub           |
                    | hub             | Ａ            |
                    """),
                new Rounds(1)))
        .hasColumns("node_id", "label_id")
        .hasRows(
            """
            | node_id: string | label_id: string |
            | 𠮷              | hub              |
            | Ａ              | hub              |
            | hub             | Ａ               |
            """);
  }

  @Test
  void a_motif_is_found_by_the_types_of_its_edges_from_each_node_that_fits() {
    Dataset<Row> edges =
        TextTable.of(
            spark,
            """
            | from_id: string | edge_type: string | to_id: string |
            | A               | guarantee         | B             |
            | B               | guarantee         | A             |
            | B               | guarantee         | A             |
            | B               | stake             | C             |
            | C               | guarantee         | A             |
            | C               | stake             | B             |
            | D               | guarantee         | D             |
            """);
    assertThat(
            engine.motifs(
                edges,
                Motif.of(
                    new Motif.Step("a", "guarantee", "b"), new Motif.Step("b", "guarantee", "a"))))
        .hasColumns("a_id", "b_id")
        .hasRows(
            """
            | a_id: string | b_id: string |
            | A            | B            |
            | B            | A            |
            """);
    assertThat(
            engine.motifs(
                edges,
                Motif.of(
                    new Motif.Step("debtor", "guarantee", "firm"),
                    new Motif.Step("firm", "stake", "sister"),
                    new Motif.Step("sister", "guarantee", "debtor"))))
        .hasColumns("debtor_id", "firm_id", "sister_id")
        .hasRows(
            """
            | debtor_id | firm_id | sister_id |
            | A         | B       | C         |
            """);
  }

  @Test
  void rings_of_three_in_a_random_graph_are_those_of_trying_all_triples() {
    KnownGraph graph = KnownGraph.random(new Random(3), 12, 50);
    boolean[][] isEdge = new boolean[12][12];
    IntStream.range(0, graph.from().length)
        .forEach(edge -> isEdge[graph.from()[edge]][graph.to()[edge]] = true);
    Set<String> expected = new TreeSet<>();
    for (int a = 0; a < 12; a++) {
      for (int b = 0; b < 12; b++) {
        for (int c = 0; c < 12; c++) {
          if (a != b && b != c && a != c && isEdge[a][b] && isEdge[b][c] && isEdge[c][a]) {
            expected.add("[%s,%s,%s]".formatted(id(a), id(b), id(c)));
          }
        }
      }
    }
    Dataset<Row> typed = edges(graph, 2).selectExpr("from_id", "'stake' AS edge_type", "to_id");
    List<String> found =
        engine
            .motifs(
                typed,
                Motif.of(
                    new Motif.Step("a", "stake", "b"),
                    new Motif.Step("b", "stake", "c"),
                    new Motif.Step("c", "stake", "a")))
            .collectAsList()
            .stream()
            .map(Row::toString)
            .sorted()
            .toList();
    assertThat(expected).as("a graph with rings").isNotEmpty();
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void an_incomplete_edge_is_an_error() {
    Dataset<Row> edges =
        TextTable.of(
            spark,
            """
            | from_id: string | edge_type: string | to_id: string |
            | A               | null              | null          |
            """);
    Motif motif = Motif.of(new Motif.Step("a", "stake", "b"));
    assertThatThrownBy(() -> engine.components(edges).collectAsList())
        .hasMessageContaining("an edge has no to_id");
    assertThatThrownBy(() -> engine.pageRank(edges, CUSTOM, new Rounds(1)).collectAsList())
        .hasMessageContaining("an edge has no to_id");
    assertThatThrownBy(() -> engine.labelPropagation(edges, new Rounds(1)).collectAsList())
        .hasMessageContaining("an edge has no to_id");
    assertThatThrownBy(() -> engine.motifs(edges, motif).collectAsList())
        .hasMessageContaining("an edge has no edge_type");
  }

  @Test
  void a_graph_may_be_empty() {
    Dataset<Row> edges = spark.createDataFrame(List.of(), EDGES);
    assertThat(engine.components(edges)).isEmpty();
    assertThat(engine.pageRank(edges, CUSTOM, new Rounds(2))).isEmpty();
    assertThat(engine.labelPropagation(edges, new Rounds(2))).isEmpty();
    assertThat(
            engine.motifs(
                edges.selectExpr("*", "'stake' AS edge_type"),
                Motif.of(new Motif.Step("a", "stake", "b"))))
        .isEmpty();
  }

  private Dataset<Row> edges(KnownGraph graph, int partitions) {
    List<Row> rows =
        IntStream.range(0, graph.from().length)
            .mapToObj(edge -> RowFactory.create(id(graph.from()[edge]), id(graph.to()[edge])))
            .toList();
    return spark.createDataFrame(rows, EDGES).repartition(partitions);
  }

  private static <T> Map<String, T> answers(Dataset<Row> rows, String column) {
    Map<String, T> answers = new TreeMap<>();
    rows.collectAsList()
        .forEach(
            row ->
                assertThat(answers.put(row.getAs("node_id"), row.getAs(column)))
                    .as("a second row of %s", row)
                    .isNull());
    return answers;
  }

  /** The nodes that edges name: a table of edges has no others. */
  private static Stream<Integer> named(KnownGraph graph) {
    return IntStream.concat(Arrays.stream(graph.from()), Arrays.stream(graph.to()))
        .distinct()
        .boxed();
  }

  /** With zeros, so that ids are in the order of the numbers. */
  private static String id(int number) {
    return "n%02d".formatted(number);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  /** The graph and an edge from every node to the next. */
  private static KnownGraph withWayOut(KnownGraph graph) {
    int nodes = graph.nodeCount();
    return new KnownGraph(
        graph.ids(),
        IntStream.concat(Arrays.stream(graph.from()), IntStream.range(0, nodes)).toArray(),
        IntStream.concat(
                Arrays.stream(graph.to()),
                IntStream.range(0, nodes).map(node -> (node + 1) % nodes))
            .toArray(),
        new double[graph.from().length + nodes]);
  }
}
