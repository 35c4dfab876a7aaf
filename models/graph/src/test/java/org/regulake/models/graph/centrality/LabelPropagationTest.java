package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class LabelPropagationTest {

  @Test
  void the_communities_of_nine_nodes_are_those_of_the_vectors() {
    KnownGraph graph = KnownGraph.ofNineNodes();
    JsonNode expected = KnownGraph.nineNodes().get("cdlp_ldbc_iter2");
    int[] label = new LabelPropagation(2).of(graph.directed());
    for (int node = 0; node < label.length; node++) {
      assertThat(graph.ids()[label[node]])
          .isEqualTo(expected.get(String.valueOf(graph.ids()[node])).asLong());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cdlp/dir-input, cdlp/dir-output, 5",
    "cdlp/undir-input, cdlp/undir-output, 5",
    "example/example-directed-input, example/example-directed-CDLP, 2",
    "example/example-undirected-input, example/example-undirected-CDLP, 2"
  })
  void the_validation_graphs_of_ldbc_match(String input, String output, int rounds) {
    KnownGraph graph = KnownGraph.ldbc(input);
    assertThat(
            Arrays.stream(new LabelPropagation(rounds).of(graph.directed()))
                .mapToObj(label -> String.valueOf(graph.ids()[label])))
        .isEqualTo(KnownGraph.ldbcAnswers(output));
  }

  @Test
  void on_random_graphs_every_round_takes_the_smallest_of_the_most_frequent_labels() {
    Random random = new Random(2007);
    for (int round = 0; round < 300; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(30), random.nextInt(60));
      int rounds = random.nextInt(8);
      assertThat(new LabelPropagation(rounds).of(graph.directed()))
          .isEqualTo(byCounting(graph, rounds));
    }
  }

  @Test
  void edges_one_way_and_both_ways_give_the_same_communities() {
    KnownGraph graph = KnownGraph.random(new Random(11), 100, 150);
    assertThat(new LabelPropagation(10).of(graph.directed()))
        .isEqualTo(new LabelPropagation(10).of(graph.bothWays().directed()));
  }

  @Test
  void a_star_of_a_million_leaves_swaps_its_labels_every_round() {
    int leaves = 1_000_000;
    int[] label = new LabelPropagation(9).of(KnownGraph.starAndPairs(leaves, leaves).directed());
    assertThat(label[0]).isEqualTo(1);
    assertThat(Arrays.stream(label, 1, leaves + 1).distinct()).containsExactly(0);
    assertThat(label[leaves + 1]).isEqualTo(leaves + 2);
    assertThat(label[leaves + 2]).isEqualTo(leaves + 1);
  }

  @Test
  void a_number_of_rounds_below_zero_is_an_error() {
    assertThatThrownBy(() -> new LabelPropagation(-1))
        .hasMessage("label propagation with -1 rounds; give 0 or more");
  }

  @Test
  void a_graph_may_be_empty() {
    assertThat(new LabelPropagation(3).of(DirectedGraph.of(0, new int[0], new int[0]))).isEmpty();
    assertThat(new LabelPropagation(3).of(DirectedGraph.of(2, new int[0], new int[0])))
        .containsExactly(0, 1);
  }

  private static int[] byCounting(KnownGraph graph, int rounds) {
    int[] label = IntStream.range(0, graph.nodeCount()).toArray();
    for (int round = 0; round < rounds; round++) {
      int[] before = label;
      label =
          IntStream.range(0, graph.nodeCount())
              .map(
                  node -> {
                    Map<Integer, Integer> votes = new TreeMap<>();
                    for (int edge = 0; edge < graph.from().length; edge++) {
                      if (graph.from()[edge] == node) {
                        votes.merge(before[graph.to()[edge]], 1, Integer::sum);
                      }
                      if (graph.to()[edge] == node) {
                        votes.merge(before[graph.from()[edge]], 1, Integer::sum);
                      }
                    }
                    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
                    return votes.keySet().stream()
                        .filter(candidate -> votes.get(candidate) == most)
                        .findFirst()
                        .orElse(before[node]);
                  })
              .toArray();
    }
    return label;
  }
}
