package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class TrianglesTest {

  @Test
  void the_collaborations_close_48260_triangles() {
    assertThat(Triangles.count(KnownGraph.collaborations().directed())).isEqualTo(48_260);
  }

  @Test
  void a_ring_of_three_is_a_triangle_whatever_the_directions_and_however_many_the_edges() {
    assertThat(Triangles.count(DirectedGraph.of(3, new int[] {0, 1, 2}, new int[] {1, 2, 0})))
        .isEqualTo(1);
    assertThat(
            Triangles.count(
                DirectedGraph.of(3, new int[] {0, 0, 1, 0, 1, 2}, new int[] {1, 2, 2, 1, 0, 2})))
        .isEqualTo(1);
    assertThat(Triangles.count(DirectedGraph.of(2, new int[] {0, 1, 0}, new int[] {1, 0, 0})))
        .isZero();
    assertThat(Triangles.count(DirectedGraph.of(0, new int[0], new int[0]))).isZero();
  }

  @Test
  void on_random_graphs_the_count_is_that_of_asking_every_three_nodes() {
    Random random = new Random(1985);
    for (int round = 0; round < 300; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(25), random.nextInt(120));
      assertThat(Triangles.count(graph.directed())).isEqualTo(byThrees(graph));
    }
  }

  @Test
  void a_path_of_a_million_nodes_and_a_star_of_a_million_leaves_close_none() {
    assertThat(Triangles.count(KnownGraph.path(1 << 20).directed())).isZero();
    assertThat(Triangles.count(KnownGraph.starAndPairs(1_000_000, 1_000_000).directed())).isZero();
  }

  private static long byThrees(KnownGraph graph) {
    int nodes = graph.nodeCount();
    boolean[][] isLinked = new boolean[nodes][nodes];
    for (int edge = 0; edge < graph.from().length; edge++) {
      isLinked[graph.from()[edge]][graph.to()[edge]] = true;
      isLinked[graph.to()[edge]][graph.from()[edge]] = true;
    }
    long count = 0;
    for (int first = 0; first < nodes; first++) {
      for (int second = first + 1; second < nodes; second++) {
        for (int third = second + 1; third < nodes; third++) {
          count +=
              isLinked[first][second] && isLinked[second][third] && isLinked[first][third] ? 1 : 0;
        }
      }
    }
    return count;
  }
}
