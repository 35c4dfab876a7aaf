package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class LocalClusteringTest {

  // The published shares of the first two have twelve decimals.
  @ParameterizedTest
  @CsvSource({
    "lcc/dir-input, lcc/dir-output, 1e-12",
    "lcc/undir-input, lcc/undir-output, 1e-12",
    "example/example-directed-input, example/example-directed-LCC, 1e-15",
    "example/example-undirected-input, example/example-undirected-LCC, 1e-15"
  })
  void the_validation_graphs_of_ldbc_match(String input, String output, double tolerance) {
    List<String> expected = KnownGraph.ldbcAnswers(output);
    double[] share = LocalClustering.of(KnownGraph.ldbc(input).directed());
    assertThat(share).hasSize(expected.size());
    for (int node = 0; node < share.length; node++) {
      assertThat(share[node]).isCloseTo(Double.parseDouble(expected.get(node)), within(tolerance));
    }
  }

  @Test
  void on_random_graphs_the_share_is_that_of_asking_every_pair_of_neighbours() {
    Random random = new Random(1998);
    for (int round = 0; round < 300; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(25), random.nextInt(120));
      assertThat(LocalClustering.of(graph.directed())).isEqualTo(byPairs(graph));
    }
  }

  @Test
  void two_hubs_that_share_a_million_leaves_do_not_cost_a_million_times_a_million() {
    int leaves = 1_000_000;
    int[] from = IntStream.range(0, 2 * leaves + 1).map(edge -> edge % 2).toArray();
    int[] to =
        IntStream.range(0, 2 * leaves + 1)
            .map(edge -> edge == 2 * leaves ? 1 : 2 + edge / 2)
            .toArray();
    DirectedGraph graph = DirectedGraph.of(leaves + 2, from, to);
    double[] share = LocalClustering.of(graph);
    assertThat(share[2]).as("a leaf: one edge of two between the hubs").isEqualTo(.5);
    assertThat(share[0])
        .as("a hub: the other hub's edges to all leaves")
        .isCloseTo(1.0 / (leaves + 1), within(1e-18));
    assertThat(Triangles.count(graph)).isEqualTo(leaves);
  }

  @Test
  void a_graph_may_be_empty() {
    assertThat(LocalClustering.of(DirectedGraph.of(0, new int[0], new int[0]))).isEmpty();
    assertThat(LocalClustering.of(DirectedGraph.of(2, new int[0], new int[0])))
        .containsExactly(0, 0);
  }

  private static double[] byPairs(KnownGraph graph) {
    int nodes = graph.nodeCount();
    boolean[][] hasEdge = new boolean[nodes][nodes];
    for (int edge = 0; edge < graph.from().length; edge++) {
      hasEdge[graph.from()[edge]][graph.to()[edge]] = true;
    }
    return IntStream.range(0, nodes)
        .mapToDouble(
            node -> {
              int[] neighbours =
                  IntStream.range(0, nodes)
                      .filter(
                          other -> other != node && (hasEdge[node][other] || hasEdge[other][node]))
                      .toArray();
              int edges = 0;
              for (int left : neighbours) {
                for (int right : neighbours) {
                  edges += left != right && hasEdge[left][right] ? 1 : 0;
                }
              }
              return neighbours.length < 2
                  ? 0
                  : (double) edges / (neighbours.length * (neighbours.length - 1));
            })
        .toArray();
  }
}
