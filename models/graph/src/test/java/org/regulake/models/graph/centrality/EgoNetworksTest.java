package org.regulake.models.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.KnownGraph;

class EgoNetworksTest {

  // 0 → 1 twice, 1 → 0, 1 → 2, 2 → 2, 3 → 2; 4 alone.
  private final DirectedGraph graph =
      DirectedGraph.of(5, new int[] {0, 0, 1, 1, 2, 3}, new int[] {1, 1, 0, 2, 2, 2});

  @Test
  void degrees_count_edges_and_neighbours_count_nodes() {
    assertThat(EgoNetworks.outDegrees(graph)).containsExactly(2, 2, 1, 1, 0);
    assertThat(EgoNetworks.inDegrees(graph)).containsExactly(1, 2, 3, 0, 0);
    assertThat(EgoNetworks.neighbours(graph)).containsExactly(1, 2, 2, 1, 0);
  }

  @Test
  void within_two_steps_are_neighbours_and_their_neighbours_in_any_direction() {
    assertThat(EgoNetworks.withinTwoSteps(graph, 100)).containsExactly(2, 3, 3, 2, 0);
  }

  @Test
  void counting_stops_at_the_bound() {
    assertThat(EgoNetworks.withinTwoSteps(graph, 2)).containsExactly(2, 2, 2, 2, 0);
    assertThat(EgoNetworks.withinTwoSteps(graph, 1)).containsExactly(1, 1, 1, 1, 0);
  }

  @Test
  void the_collaborations_are_14484_pairs() {
    assertThat(Arrays.stream(EgoNetworks.neighbours(KnownGraph.collaborations().directed())).sum())
        .isEqualTo(2 * 14_484);
  }

  @Test
  void on_random_graphs_the_counts_are_those_of_levels_one_and_two() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      KnownGraph known = KnownGraph.random(random, 1 + random.nextInt(40), random.nextInt(60));
      DirectedGraph bothWays = known.bothWays().directed();
      int most = 1 + random.nextInt(40);
      int[] neighbours = EgoNetworks.neighbours(known.directed());
      int[] withinTwoSteps = EgoNetworks.withinTwoSteps(known.directed(), most);
      for (int node = 0; node < known.nodeCount(); node++) {
        int[] level = BreadthFirstSearch.levels(bothWays, node);
        assertThat(neighbours[node])
            .isEqualTo((int) Arrays.stream(level).filter(steps -> steps == 1).count());
        int reached = (int) Arrays.stream(level).filter(steps -> steps == 1 || steps == 2).count();
        assertThat(withinTwoSteps[node]).isEqualTo(Math.min(reached, most));
      }
      assertThat(EgoNetworks.inDegrees(known.directed()))
          .isEqualTo(EgoNetworks.outDegrees(known.directed().reversed()));
    }
  }

  @Test
  void a_star_of_a_million_leaves_is_counted_up_to_the_bound() {
    int leaves = 1_000_000;
    int[] count =
        EgoNetworks.withinTwoSteps(KnownGraph.starAndPairs(leaves, leaves).directed(), 1_000);
    assertThat(IntStream.rangeClosed(0, leaves).allMatch(node -> count[node] == 1_000)).isTrue();
    assertThat(IntStream.rangeClosed(leaves + 1, 3 * leaves).allMatch(node -> count[node] == 1))
        .isTrue();
  }

  @Test
  void a_bound_below_one_is_an_error() {
    assertThatThrownBy(() -> EgoNetworks.withinTwoSteps(graph, 0))
        .hasMessage("nodes within two steps counted up to 0; give a bound of 1 or more");
  }
}
