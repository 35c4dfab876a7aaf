package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.ownership.ControlClosure;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;
import org.regulake.models.graph.pattern.SplitControl.Rules;

class ControlForestTest {

  private static final Rules HALF = new Rules(0.5, OverHeld.NORMALISE, VoteBase.ALL_SHARES, 1);

  @Test
  void on_random_graphs_a_node_is_above_those_it_controls_by_the_least_fixpoint() {
    Random random = new Random(1990);
    int pairs = 0;
    int mutual = 0;
    for (int round = 0; round < 15_000; round++) {
      Rules rules =
          new Rules(
              random.nextBoolean() ? 0.5 : 0.6,
              OverHeld.values()[random.nextInt(2)],
              VoteBase.values()[random.nextInt(2)],
              1);
      int nodes = 2 + random.nextInt(11);
      DatedEdges edges =
          round % 4 == 0
              ? RandomHoldings.downwards(random, nodes)
              : RandomEdges.of(random, nodes, random.nextInt(4 * nodes));
      double[] share = RandomHoldings.shares(random, edges);
      boolean[][] controls = new boolean[nodes][nodes];
      ControlClosure.of(
              ShareRegister.of(nodes, edges.from(), edges.to(), share, rules.overHeld()),
              rules.majority(),
              rules.voteBase())
          .forEachPair((controller, controlled) -> controls[controller][controlled] = true);
      ControlForest forest = ControlForest.of(Votes.of(edges, share, rules));
      for (int node = 0; node < nodes; node++) {
        for (int other = 0; other < nodes; other++) {
          assertThat(other != node && forest.isUnder(other, forest.representative(node)))
              .isEqualTo(controls[node][other]);
          pairs += controls[node][other] ? 1 : 0;
          mutual += controls[node][other] && controls[other][node] ? 1 : 0;
        }
      }
    }
    assertThat(pairs).isGreaterThan(25_000);
    assertThat(mutual).isGreaterThan(500);
  }

  @Test
  void a_companion_is_the_smallest_other_member_of_the_ring() {
    DatedEdges edges = RandomEdges.of(5, new int[] {1, 3, 2, 3}, new int[] {3, 2, 1, 4});
    ControlForest forest = ControlForest.of(Votes.of(edges, new double[] {1, 1, 1, 1}, HALF));
    assertThat(IntStream.range(0, 5).map(forest::representative)).containsExactly(0, 1, 1, 1, 4);
    assertThat(IntStream.range(0, 5).map(forest::otherRingMember))
        .containsExactly(ControlForest.NONE, 2, 1, 1, ControlForest.NONE);
  }

  @Test
  @Timeout(20)
  void five_thousand_companies_that_hold_each_other_are_added_in_seconds() {
    // Every company is held with .4 each by the two before it, round and round, but 1 with a
    // majority by 0; so 0 controls all.
    int nodes = 5_000;
    int[] from = IntStream.range(0, 2 * nodes).map(edge -> edge % nodes).toArray();
    int[] to =
        IntStream.range(0, 2 * nodes)
            .map(edge -> (edge % nodes + 1 + edge / nodes) % nodes)
            .toArray();
    double[] share = new double[2 * nodes];
    Arrays.fill(share, 0.4);
    share[0] = 0.6;
    ControlForest forest = ControlForest.of(Votes.of(RandomEdges.of(nodes, from, to), share, HALF));
    assertThat(IntStream.range(0, nodes))
        .allMatch(node -> forest.isUnder(node, forest.representative(0)));
  }
}
