package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class ShortestPathsTest {

  @ParameterizedTest
  @CsvSource({
    "sssp/dir-input, sssp/dir-output, 1, true",
    "sssp/undir-input, sssp/undir-output, 1, false",
    "example/example-directed, example/example-directed-SSSP, 1, true",
    "example/example-undirected, example/example-undirected-SSSP, 2, false"
  })
  void the_validation_graphs_of_ldbc_match(
      String input, String output, long source, boolean isDirected) {
    KnownGraph graph = KnownGraph.ldbcWeighted(input);
    List<String> expected = KnownGraph.ldbcAnswers(output);
    double[] distance =
        ShortestPaths.distances(
            (isDirected ? graph : graph.bothWays()).directed(), graph.number(source));
    assertThat(distance).hasSize(expected.size());
    for (int node = 0; node < distance.length; node++) {
      double answer = Double.parseDouble(expected.get(node));
      if (Double.isInfinite(answer)) {
        assertThat(distance[node]).isInfinite();
      } else {
        assertThat(distance[node]).isCloseTo(answer, within(1e-14));
      }
    }
  }

  @Test
  void on_random_graphs_distances_are_those_of_relaxing_every_edge_repeatedly() {
    Random random = new Random(1956);
    for (int round = 0; round < 300; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(60), random.nextInt(300));
      int source = random.nextInt(graph.nodeCount());
      assertThat(ShortestPaths.distances(graph.directed(), source))
          .isEqualTo(byRelaxation(graph, source));
    }
  }

  @Test
  void a_path_of_a_million_nodes_and_a_star_of_a_million_leaves_are_searched_to_the_end() {
    int nodes = 1 << 20;
    assertThat(ShortestPaths.distances(KnownGraph.path(nodes).directed(), 0)[nodes - 1])
        .isEqualTo(nodes - 1);
    double[] distance =
        ShortestPaths.distances(KnownGraph.starAndPairs(1_000_000, 1_000_000).directed(), 0);
    assertThat(Arrays.stream(distance).filter(length -> length == 1).count()).isEqualTo(1_000_000);
    assertThat(Arrays.stream(distance).filter(Double::isInfinite).count()).isEqualTo(2_000_000);
  }

  @Test
  void a_length_below_zero_or_none_is_an_error_that_names_the_edge() {
    assertThatThrownBy(
            () ->
                ShortestPaths.distances(
                    DirectedGraph.of(2, new int[] {1, 0}, new int[] {0, 1}, new double[] {1, -2}),
                    0))
        .hasMessage("edge 1 to node 1 has length -2.0; shortest paths need lengths of 0 or more");
    assertThatThrownBy(
            () ->
                ShortestPaths.distances(
                    DirectedGraph.of(2, new int[] {0}, new int[] {1}, new double[] {Double.NaN}),
                    0))
        .hasMessageContaining("has length NaN");
    assertThatThrownBy(() -> ShortestPaths.distances(KnownGraph.path(3).directed(), 3))
        .hasMessage("no node 3 to start from, the nodes are 0 to 2");
  }

  /** Bellman 1958. */
  static double[] byRelaxation(KnownGraph graph, int source) {
    double[] distance = new double[graph.nodeCount()];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    distance[source] = 0;
    for (int round = 0; round < graph.nodeCount(); round++) {
      for (int edge = 0; edge < graph.from().length; edge++) {
        double reached = distance[graph.from()[edge]] + graph.weight()[edge];
        distance[graph.to()[edge]] = Math.min(distance[graph.to()[edge]], reached);
      }
    }
    return distance;
  }
}
