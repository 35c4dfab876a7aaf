package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.graph.KnownGraph;

class BreadthFirstSearchTest {

  @ParameterizedTest
  @CsvSource({
    "bfs/dir-input, bfs/dir-output, 1",
    "bfs/undir-input, bfs/undir-output, 1",
    "example/example-directed-input, example/example-directed-BFS, 1",
    "example/example-undirected-input, example/example-undirected-BFS, 2"
  })
  void the_validation_graphs_of_ldbc_match(String input, String output, long source) {
    KnownGraph graph = KnownGraph.ldbc(input);
    // The published level of a node that is not reached is the largest long.
    assertThat(
            Arrays.stream(BreadthFirstSearch.levels(graph.directed(), graph.number(source)))
                .mapToObj(
                    level ->
                        String.valueOf(
                            level == BreadthFirstSearch.UNREACHED ? Long.MAX_VALUE : level)))
        .isEqualTo(KnownGraph.ldbcAnswers(output));
  }

  @Test
  void on_random_graphs_levels_are_the_distances_over_edges_of_length_one() {
    Random random = new Random(1959);
    for (int round = 0; round < 200; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(40), random.nextInt(90));
      double[] ones = new double[graph.from().length];
      Arrays.fill(ones, 1);
      KnownGraph evenly = new KnownGraph(graph.ids(), graph.from(), graph.to(), ones);
      int source = random.nextInt(graph.nodeCount());
      double[] levels =
          Arrays.stream(BreadthFirstSearch.levels(graph.directed(), source))
              .mapToDouble(
                  level -> level == BreadthFirstSearch.UNREACHED ? Double.POSITIVE_INFINITY : level)
              .toArray();
      assertThat(levels).isEqualTo(ShortestPathsTest.byRelaxation(evenly, source));
    }
  }

  @Test
  void a_path_of_a_million_nodes_has_as_many_levels() {
    int nodes = 1 << 20;
    int[] level = BreadthFirstSearch.levels(KnownGraph.path(nodes).directed(), 0);
    assertThat(level[nodes - 1]).isEqualTo(nodes - 1);
    assertThat(BreadthFirstSearch.levels(KnownGraph.path(nodes).directed(), 1)[0])
        .isEqualTo(BreadthFirstSearch.UNREACHED);
  }

  @Test
  void a_source_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> BreadthFirstSearch.levels(KnownGraph.path(3).directed(), 3))
        .hasMessage("no node 3 to search from, the nodes are 0 to 2");
    assertThatThrownBy(() -> BreadthFirstSearch.levels(KnownGraph.path(3).directed(), -1))
        .hasMessageContaining("no node -1");
  }
}
