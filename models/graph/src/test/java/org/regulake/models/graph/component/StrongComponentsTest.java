package org.regulake.models.graph.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class StrongComponentsTest {

  @Test
  void the_components_of_nine_nodes_are_those_of_the_vectors() {
    KnownGraph graph = KnownGraph.ofNineNodes();
    StrongComponents components = StrongComponents.of(graph.directed());
    JsonNode expected = KnownGraph.nineNodes().get("scc");
    assertThat(components.count()).isEqualTo(expected.size());
    for (JsonNode ids : expected) {
      int[] nodes =
          IntStream.range(0, ids.size())
              .map(place -> graph.number(ids.get(place).asLong()))
              .toArray();
      int component = components.component(nodes[0]);
      assertThat(components.nodes(component)).containsExactly(nodes);
      assertThat(components.size(component)).isEqualTo(nodes.length);
      assertThat(components.label(component)).isEqualTo(nodes[0]);
    }
  }

  @Test
  void on_random_graphs_nodes_are_together_exactly_when_they_reach_each_other() {
    Random random = new Random(1972);
    for (int round = 0; round < 500; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(40), random.nextInt(90));
      boolean[][] reaches = graph.reachable();
      int[] smallest =
          IntStream.range(0, graph.nodeCount())
              .map(
                  node ->
                      IntStream.range(0, graph.nodeCount())
                          .filter(other -> reaches[node][other] && reaches[other][node])
                          .min()
                          .getAsInt())
              .toArray();
      StrongComponents components = StrongComponents.of(graph.directed());
      assertThat(components.labels()).isEqualTo(smallest);
      assertThat(components.count()).isEqualTo((int) Arrays.stream(smallest).distinct().count());
      assertThatEdgesLeadUpwards(graph, components);
    }
  }

  @Test
  void neither_the_order_of_edges_nor_parallel_edges_change_a_number() {
    Random random = new Random(2001);
    for (int round = 0; round < 100; round++) {
      KnownGraph graph = KnownGraph.random(random, 60, 100);
      int[] order = KnownGraph.permutation(random, 100);
      int[] from = IntStream.range(0, 150).map(edge -> graph.from()[order[edge % 100]]).toArray();
      int[] to = IntStream.range(0, 150).map(edge -> graph.to()[order[edge % 100]]).toArray();
      StrongComponents components = StrongComponents.of(graph.directed());
      StrongComponents others = StrongComponents.of(DirectedGraph.of(60, from, to));
      for (int node = 0; node < 60; node++) {
        assertThat(others.component(node)).isEqualTo(components.component(node));
      }
    }
  }

  @Test
  void numbering_the_nodes_otherwise_gives_the_same_partition() {
    Random random = new Random(1981);
    for (int round = 0; round < 100; round++) {
      KnownGraph graph = KnownGraph.random(random, 60, 100);
      int[] numbers = KnownGraph.permutation(random, 60);
      StrongComponents components = StrongComponents.of(graph.directed());
      StrongComponents others = StrongComponents.of(graph.renumbered(numbers).directed());
      assertThat(others.count()).isEqualTo(components.count());
      for (int component = 0; component < components.count(); component++) {
        int[] nodes =
            Arrays.stream(components.nodes(component))
                .map(node -> numbers[node])
                .sorted()
                .toArray();
        assertThat(others.nodes(others.component(nodes[0]))).containsExactly(nodes);
      }
    }
  }

  @Test
  void a_path_of_a_million_nodes_is_as_many_components_and_closed_to_a_ring_it_is_one() {
    int nodes = 1 << 20;
    KnownGraph path = KnownGraph.path(nodes);
    StrongComponents components = StrongComponents.of(path.directed());
    assertThat(components.count()).isEqualTo(nodes);
    assertThatEdgesLeadUpwards(path, components);
    int[] from = IntStream.range(0, nodes).toArray();
    int[] to = IntStream.range(0, nodes).map(node -> (node + 1) % nodes).toArray();
    StrongComponents ring = StrongComponents.of(DirectedGraph.of(nodes, from, to));
    assertThat(ring.count()).isEqualTo(1);
    assertThat(ring.size(0)).isEqualTo(nodes);
  }

  @Test
  void a_path_of_a_million_nodes_numbered_at_random_is_in_topological_order() {
    int nodes = 1 << 20;
    KnownGraph path =
        KnownGraph.path(nodes).renumbered(KnownGraph.permutation(new Random(20), nodes));
    StrongComponents components = StrongComponents.of(path.directed());
    assertThat(components.count()).isEqualTo(nodes);
    assertThatEdgesLeadUpwards(path, components);
  }

  @Test
  void a_star_of_a_million_leaves_and_a_million_pairs_hold_no_ring() {
    KnownGraph graph = KnownGraph.starAndPairs(1_000_000, 1_000_000);
    StrongComponents components = StrongComponents.of(graph.directed());
    assertThat(components.count()).isEqualTo(graph.nodeCount());
    assertThatEdgesLeadUpwards(graph, components);
  }

  @Test
  void a_graph_may_be_empty() {
    assertThat(StrongComponents.of(DirectedGraph.of(0, new int[0], new int[0])).count()).isZero();
    assertThat(StrongComponents.of(DirectedGraph.of(2, new int[0], new int[0])).labels())
        .containsExactly(0, 1);
  }

  private static void assertThatEdgesLeadUpwards(KnownGraph graph, StrongComponents components) {
    for (int edge = 0; edge < graph.from().length; edge++) {
      if (components.component(graph.from()[edge]) > components.component(graph.to()[edge])) {
        assertThat(components.component(graph.from()[edge]))
            .as("component of the source of edge %d", edge)
            .isLessThanOrEqualTo(components.component(graph.to()[edge]));
      }
    }
  }
}
