package org.regulake.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectedGraphTest {

  private final DirectedGraph graph =
      DirectedGraph.of(
          4,
          new int[] {2, 0, 2, 0, 2},
          new int[] {3, 1, 0, 3, 0},
          new double[] {.1, .2, .3, .4, .5});

  @Test
  void edges_of_a_node_are_ordered_by_target_and_then_as_given() {
    assertThat(edgesOf(graph))
        .containsExactly("0→1 .2 @1", "0→3 .4 @3", "2→0 .3 @2", "2→0 .5 @4", "2→3 .1 @0");
  }

  @Test
  void a_reversed_graph_keeps_the_way_back_to_the_records() {
    assertThat(edgesOf(graph.reversed()))
        .containsExactly("0→2 .3 @2", "0→2 .5 @4", "1→0 .2 @1", "3→0 .4 @3", "3→2 .1 @0");
  }

  @Test
  void a_node_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> DirectedGraph.of(2, new int[] {0}, new int[] {2}))
        .hasMessage("an edge names node 2, and the nodes are 0 to 1");
    assertThatThrownBy(() -> DirectedGraph.of(2, new int[] {0, 1}, new int[] {1}))
        .hasMessage("2 sources but 1 targets");
    assertThatThrownBy(() -> DirectedGraph.of(2, new int[] {0}, new int[] {1}, new double[0]))
        .hasMessage("1 edges but 0 weights");
  }

  @Test
  void a_graph_may_be_empty() {
    assertThat(DirectedGraph.of(0, new int[0], new int[0]).nodeCount()).isZero();
    assertThat(edgesOf(DirectedGraph.of(3, new int[0], new int[0]).reversed())).isEmpty();
  }

  private static List<String> edgesOf(DirectedGraph graph) {
    List<String> edges = new ArrayList<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
        edges.add(
            "%d→%d %s @%d"
                .formatted(
                    node,
                    graph.target(edge),
                    String.valueOf(graph.weight(edge)).substring(1),
                    graph.position(edge)));
      }
    }
    return edges;
  }
}
