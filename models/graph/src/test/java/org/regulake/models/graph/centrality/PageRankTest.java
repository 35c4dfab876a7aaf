package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class PageRankTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void the_ranks_of_nine_nodes_are_the_fractions_of_the_vectors(int rounds) {
    KnownGraph graph = KnownGraph.ofNineNodes();
    JsonNode expected =
        KnownGraph.nineNodes().get("pagerank_ldbc_d0.85_iter1_iter2").get(rounds - 1);
    double[] rank = new PageRank(.85, rounds).of(graph.directed());
    for (int node = 0; node < rank.length; node++) {
      String[] fraction = expected.get(String.valueOf(graph.ids()[node])).asText().split("/");
      assertThat(rank[node])
          .isCloseTo(
              Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]), within(1e-12));
    }
  }

  // The published ranks of pr/dir are those after convergence, and those of pr/undir were computed
  // with .85 in single precision.
  @ParameterizedTest
  @CsvSource({
    "pr/dir-input, pr/dir-output, .85, 60",
    "pr/undir-input, pr/undir-output, .8500000238418579, 26",
    "example/example-directed-input, example/example-directed-PR, .85, 2",
    "example/example-undirected-input, example/example-undirected-PR, .85, 2"
  })
  void the_validation_graphs_of_ldbc_match_to_the_last_digit(
      String input, String output, double damping, int rounds) {
    List<String> expected = KnownGraph.ldbcAnswers(output);
    double[] rank = new PageRank(damping, rounds).of(KnownGraph.ldbc(input).directed());
    assertThat(rank).hasSize(expected.size());
    for (int node = 0; node < rank.length; node++) {
      assertThat(rank[node]).isCloseTo(Double.parseDouble(expected.get(node)), within(1e-15));
    }
  }

  @ParameterizedTest
  @CsvSource({"pr/dir-input, pr/dir-output, 14", "pr/undir-input, pr/undir-output, 26"})
  void with_the_rounds_of_ldbc_the_validation_graphs_match_within_its_tolerance(
      String input, String output, int rounds) {
    List<String> expected = KnownGraph.ldbcAnswers(output);
    double[] rank = new PageRank(.85, rounds).of(KnownGraph.ldbc(input).directed());
    for (int node = 0; node < rank.length; node++) {
      assertThat(rank[node] / Double.parseDouble(expected.get(node))).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void on_random_graphs_the_ranks_are_those_of_the_full_matrix_and_sum_to_one() {
    Random random = new Random(1999);
    for (int round = 0; round < 200; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(30), random.nextInt(80));
      int rounds = random.nextInt(12);
      double[] rank = new PageRank(.85, rounds).of(graph.directed());
      assertThat(rank).containsExactly(byMatrix(graph, .85, rounds), within(1e-14));
      assertThat(Arrays.stream(rank).sum()).isCloseTo(1, within(1e-13));
    }
  }

  @Test
  void a_star_of_a_million_leaves_and_a_million_pairs_sums_to_one() {
    int leaves = 1_000_000;
    double[] rank = new PageRank(.85, 10).of(KnownGraph.starAndPairs(leaves, leaves).directed());
    assertThat(Arrays.stream(rank).sum()).isCloseTo(1, within(1e-9));
    assertThat(rank[leaves]).as("every leaf has the same rank").isEqualTo(rank[1]);
    assertThat(rank[1]).as("a leaf has a part of the hub's rank only").isLessThan(rank[leaves + 2]);
  }

  @Test
  void a_damping_or_a_number_of_rounds_without_meaning_is_an_error() {
    assertThatThrownBy(() -> new PageRank(1.5, 1))
        .hasMessage("PageRank with damping 1.5; give 0 to 1, by custom .85");
    assertThatThrownBy(() -> new PageRank(Double.NaN, 1)).hasMessageContaining("damping NaN");
    assertThatThrownBy(() -> new PageRank(.85, -1))
        .hasMessage("PageRank with -1 rounds; give 0 or more");
  }

  @Test
  void a_graph_may_be_empty() {
    assertThat(new PageRank(.85, 3).of(DirectedGraph.of(0, new int[0], new int[0]))).isEmpty();
    assertThat(new PageRank(.85, 3).of(DirectedGraph.of(2, new int[0], new int[0])))
        .containsExactly(new double[] {.5, .5}, within(1e-15));
  }

  private static double[] byMatrix(KnownGraph graph, double damping, int rounds) {
    int nodes = graph.nodeCount();
    int[] outDegree = EgoNetworks.outDegrees(graph.directed());
    double[][] passes = new double[nodes][nodes];
    for (int node = 0; node < nodes; node++) {
      Arrays.fill(passes[node], outDegree[node] == 0 ? 1.0 / nodes : 0);
    }
    for (int edge = 0; edge < graph.from().length; edge++) {
      passes[graph.from()[edge]][graph.to()[edge]] += 1.0 / outDegree[graph.from()[edge]];
    }
    double[] rank = new double[nodes];
    Arrays.fill(rank, 1.0 / nodes);
    for (int round = 0; round < rounds; round++) {
      double[] next = new double[nodes];
      for (int target = 0; target < nodes; target++) {
        for (int source = 0; source < nodes; source++) {
          next[target] += damping * rank[source] * passes[source][target];
        }
        next[target] += (1 - damping) / nodes;
      }
      rank = next;
    }
    return rank;
  }
}
