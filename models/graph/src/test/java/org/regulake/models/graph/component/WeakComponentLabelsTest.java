package org.regulake.models.graph.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.graph.KnownGraph;

class WeakComponentLabelsTest {

  @Test
  void the_components_of_nine_nodes_are_those_of_the_vectors() {
    KnownGraph graph = KnownGraph.ofNineNodes();
    JsonNode expected = KnownGraph.nineNodes().get("wcc_min_id");
    int[] label = labels(graph);
    for (int node = 0; node < graph.nodeCount(); node++) {
      assertThat(graph.ids()[label[node]])
          .isEqualTo(expected.get(String.valueOf(graph.ids()[node])).asLong());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wcc/dir-input, wcc/dir-output",
    "wcc/undir-input, wcc/undir-output",
    "example/example-directed-input, example/example-directed-WCC",
    "example/example-undirected-input, example/example-undirected-WCC"
  })
  void the_validation_graphs_of_ldbc_match(String input, String output) {
    KnownGraph graph = KnownGraph.ldbc(input);
    assertThat(Arrays.stream(labels(graph)).mapToObj(label -> String.valueOf(graph.ids()[label])))
        .isEqualTo(KnownGraph.ldbcAnswers(output));
  }

  @Test
  void the_collaborations_fall_into_355_components_and_the_largest_holds_4158_persons() {
    KnownGraph graph = KnownGraph.collaborations();
    int[] size = new int[graph.nodeCount()];
    Arrays.stream(labels(graph)).forEach(label -> size[label]++);
    assertThat(graph.nodeCount()).isEqualTo(5_242);
    assertThat(Arrays.stream(size).filter(count -> count > 0).count()).isEqualTo(355);
    assertThat(Arrays.stream(size).max()).hasValue(4_158);
  }

  @Test
  void on_random_graphs_a_label_is_the_smallest_node_reached_in_any_direction() {
    Random random = new Random(1964);
    for (int round = 0; round < 300; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(40), random.nextInt(50));
      boolean[][] reaches = graph.bothWays().reachable();
      int[] smallest =
          IntStream.range(0, graph.nodeCount())
              .map(
                  node ->
                      IntStream.range(0, graph.nodeCount())
                          .filter(other -> reaches[node][other])
                          .min()
                          .getAsInt())
              .toArray();
      assertThat(labels(graph)).isEqualTo(smallest);
    }
  }

  @Test
  void numbering_the_nodes_otherwise_gives_the_same_partition() {
    Random random = new Random(1984);
    for (int round = 0; round < 100; round++) {
      KnownGraph graph = KnownGraph.random(random, 200, 150);
      int[] numbers = KnownGraph.permutation(random, 200);
      int[] label = labels(graph);
      int[] other = labels(graph.renumbered(numbers));
      // Each label corresponds to one of the other numbering: the smallest new number among those
      // of its component.
      int[] translated = new int[200];
      Arrays.fill(translated, Integer.MAX_VALUE);
      for (int node = 0; node < 200; node++) {
        translated[label[node]] = Math.min(translated[label[node]], numbers[node]);
      }
      for (int node = 0; node < 200; node++) {
        assertThat(other[numbers[node]]).isEqualTo(translated[label[node]]);
      }
    }
  }

  @Test
  void a_path_of_a_million_nodes_is_one_component_in_whatever_order_its_edges_come() {
    int nodes = 1 << 20;
    KnownGraph path = KnownGraph.path(nodes);
    assertThat(labels(path)).containsOnly(0);
    int[] backwards = IntStream.range(0, nodes).map(node -> nodes - 1 - node).toArray();
    assertThat(labels(path.renumbered(backwards))).containsOnly(0);
    assertThat(labels(path.renumbered(KnownGraph.permutation(new Random(20), nodes))))
        .containsOnly(0);
  }

  @Test
  void a_star_of_a_million_leaves_and_a_million_pairs_are_a_million_and_one_components() {
    int[] label = labels(KnownGraph.starAndPairs(1_000_000, 1_000_000));
    assertThat(Arrays.stream(label).distinct().count()).isEqualTo(1_000_001);
    assertThat(Arrays.stream(label).filter(number -> number == 0).count()).isEqualTo(1_000_001);
  }

  @Test
  void an_edge_without_an_end_or_to_no_node_is_an_error() {
    assertThatThrownBy(() -> WeakComponentLabels.of(2, new int[] {0}, new int[] {2}))
        .hasMessage("there is no node 2, the nodes are 0 to 1");
    assertThatThrownBy(() -> WeakComponentLabels.of(2, new int[] {-1}, new int[] {1}))
        .hasMessage("there is no node -1, the nodes are 0 to 1");
    assertThatThrownBy(() -> WeakComponentLabels.of(2, new int[] {0, 1}, new int[] {1}))
        .hasMessage("2 sources but 1 targets");
  }

  @Test
  void a_graph_may_be_empty() {
    assertThat(WeakComponentLabels.of(0, new int[0], new int[0])).isEmpty();
    assertThat(WeakComponentLabels.of(2, new int[0], new int[0])).containsExactly(0, 1);
  }

  private static int[] labels(KnownGraph graph) {
    return WeakComponentLabels.of(graph.nodeCount(), graph.from(), graph.to());
  }
}
