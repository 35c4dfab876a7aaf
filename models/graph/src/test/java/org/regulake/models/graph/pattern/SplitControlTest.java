package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.ownership.ControlClosure;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;
import org.regulake.models.graph.pattern.SplitControl.Rules;
import org.regulake.models.graph.pattern.SplitControl.Split;

class SplitControlTest {

  private static final Rules HALF =
      new Rules(0.5, OverHeld.NORMALISE, VoteBase.ALL_SHARES, 10_000_000);

  @Test
  void a_stake_split_over_two_subsidiaries_is_control() {
    // 4 holds .6 of 1 and 2, and these hold .3 and .25 of 0; 3 holds .45 of 0.
    DatedEdges edges =
        new DatedEdges(
            5,
            new int[] {2, 4, 1, 4, 3},
            new int[] {0, 1, 0, 2, 0},
            new int[] {30, 10, 20, 40, 50});
    List<Split> splits = SplitControl.of(edges, new double[] {0.25, 0.6, 0.3, 0.6, 0.45}, HALF);
    assertThat(splits)
        .containsExactly(
            new Split(
                4,
                0,
                0,
                new Finding(
                    Pattern.SPLIT_CONTROL,
                    List.of(4, 1, 2, 0),
                    0.55,
                    0.55,
                    40,
                    List.of(3, 1, 0, 2)),
                false));
  }

  @Test
  void the_nearest_owner_is_reported_and_not_those_above_it() {
    // 0 → 1 → 2 by majority; 2 holds .6 of 3 and .4 of 4, and 3 holds .2 of 4.
    DatedEdges edges = RandomEdges.of(5, new int[] {0, 1, 2, 2, 3}, new int[] {1, 2, 3, 4, 4});
    List<Split> splits = SplitControl.of(edges, new double[] {0.9, 0.9, 0.6, 0.4, 0.2}, HALF);
    assertThat(splits).hasSize(1);
    assertThat(splits.get(0).owner()).isEqualTo(2);
    assertThat(splits.get(0).directShare()).isEqualTo(0.4);
    assertThat(splits.get(0).finding().measure()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void one_half_in_two_hands_is_no_control() {
    DatedEdges edges = RandomEdges.of(4, new int[] {0, 0, 1, 2}, new int[] {1, 2, 3, 3});
    assertThat(SplitControl.of(edges, new double[] {1, 1, 0.25, 0.25}, HALF)).isEmpty();
    assertThat(SplitControl.of(edges, new double[] {1, 1, 0.25, 0.250000001}, HALF)).hasSize(1);
    assertThat(
            SplitControl.of(
                edges,
                new double[] {1, 1, 0.3, 0.3},
                new Rules(2 / 3.0, OverHeld.NORMALISE, VoteBase.ALL_SHARES, 9)))
        .isEmpty();
    assertThatThrownBy(() -> new Rules(0.4, OverHeld.NORMALISE, VoteBase.ALL_SHARES, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a majority of 0.4");
  }

  @Test
  void on_random_graphs_the_owner_is_the_nearest_of_those_found_by_the_least_fixpoint() {
    Random random = new Random(14);
    int found = 0;
    int inRings = 0;
    for (int round = 0; round < 15_000; round++) {
      Rules rules =
          new Rules(
              random.nextBoolean() ? 0.5 : 0.6,
              OverHeld.values()[random.nextInt(2)],
              VoteBase.values()[random.nextInt(2)],
              1_000);
      int nodes = 3 + random.nextInt(10);
      DatedEdges edges =
          round % 2 == 0
              ? RandomEdges.of(random, nodes, random.nextInt(3 * nodes))
              : RandomHoldings.downwards(random, nodes);
      double[] share = RandomHoldings.shares(random, edges);
      List<Split> splits = SplitControl.of(edges, share, rules);
      assertThat(splits)
          .extracting(split -> split.owner() + " " + split.company())
          .isEqualTo(expected(edges, share, rules));
      found += splits.size();
      for (Split split : splits) {
        inRings += controls(edges, share, rules, split.company(), split.owner()) ? 1 : 0;
        assertThat(controls(onlyIn(edges, split), share, rules, split.owner(), split.company()))
            .as("control by the evidence alone")
            .isTrue();
      }
    }
    assertThat(found).isGreaterThan(3_000);
    assertThat(inRings).isGreaterThan(50);
  }

  @Test
  void from_majorities_and_splits_upwards_all_controllers_are_reached() {
    Random random = new Random(16);
    int pairs = 0;
    for (int round = 0; round < 2_000; round++) {
      int nodes = 3 + random.nextInt(10);
      DatedEdges edges = RandomHoldings.downwards(random, nodes);
      double[] share = RandomHoldings.shares(random, edges);
      boolean[][] reached = new boolean[nodes][nodes];
      for (int company = 0; company < nodes; company++) {
        for (int holder = 0; holder < nodes; holder++) {
          reached[holder][company] =
              holder != company && hasMajority(edges, share, HALF, holder, company);
        }
      }
      SplitControl.of(edges, share, HALF)
          .forEach(split -> reached[split.owner()][split.company()] = true);
      for (int through = 0; through < nodes; through++) {
        for (int above = 0; above < nodes; above++) {
          for (int below = 0; below < nodes; below++) {
            reached[above][below] |= reached[above][through] && reached[through][below];
          }
        }
      }
      boolean[][] controls = new boolean[nodes][nodes];
      closure(edges, share, HALF)
          .forEachPair((controller, controlled) -> controls[controller][controlled] = true);
      assertThat(reached).isDeepEqualTo(controls);
      pairs +=
          (int)
              Arrays.stream(controls)
                  .flatMapToInt(row -> IntStream.range(0, nodes).filter(node -> row[node]))
                  .count();
    }
    assertThat(pairs).isGreaterThan(2_000);
  }

  @Test
  void the_order_of_the_edges_changes_no_finding() {
    Random random = new Random(15);
    for (int round = 0; round < 1_000; round++) {
      DatedEdges edges =
          round % 2 == 0 ? RandomEdges.of(random, 9, 22) : RandomHoldings.downwards(random, 9);
      double[] share = RandomHoldings.shares(random, edges);
      int[] order = KnownGraph.permutation(random, edges.count());
      DatedEdges others = RandomEdges.reordered(edges, order);
      assertThat(described(others, RandomEdges.picked(share, order)))
          .isEqualTo(described(edges, share));
    }
  }

  @Test
  @Timeout(30)
  void a_chain_of_a_million_above_a_split_and_a_star_of_a_million_holders_take_seconds() {
    int chain = 1_000_000;
    // 0 → 1 → … → chain − 1, whose last holds the next two wholly, which hold .3 each of the one
    // after.
    int[] from =
        IntStream.range(0, chain + 3)
            .map(edge -> edge < chain ? edge : edge == chain ? chain - 1 : edge - 1)
            .toArray();
    int[] to =
        IntStream.range(0, chain + 3)
            .map(edge -> edge < chain ? edge + 1 : edge == chain ? chain + 1 : chain + 2)
            .toArray();
    double[] share = new double[chain + 3];
    Arrays.fill(share, 1);
    share[chain + 1] = 0.3;
    share[chain + 2] = 0.3;
    assertThat(SplitControl.of(RandomEdges.of(chain + 3, from, to), share, HALF))
        .extracting(split -> split.owner() + " " + split.company())
        .containsExactly((chain - 1) + " " + (chain + 2));
    // 0 holds a million companies wholly, which together hold the last.
    int[] owner =
        IntStream.range(0, 2_000_000).map(edge -> edge < chain ? 0 : edge - chain + 1).toArray();
    int[] held =
        IntStream.range(0, 2_000_000).map(edge -> edge < chain ? edge + 1 : chain + 1).toArray();
    double[] part =
        IntStream.range(0, 2_000_000).mapToDouble(edge -> edge < chain ? 1 : 1e-6).toArray();
    List<Split> splits = SplitControl.of(RandomEdges.of(chain + 2, owner, held), part, HALF);
    assertThat(splits).hasSize(1);
    assertThat(splits.get(0).owner()).isZero();
    assertThat(splits.get(0).finding().evidence()).hasSize(2_000_000);
  }

  @Test
  @Timeout(30)
  void a_ring_of_a_million_companies_and_a_chain_of_splits_take_seconds() {
    double[] share = new double[1_000_000];
    Arrays.fill(share, 1);
    assertThat(SplitControl.of(RandomEdges.ring(1_000_000), share, HALF)).isEmpty();
    // Every company n ≥ 2 is held with .4 each by the two before it, and 1 wholly by 0.
    int nodes = 200_000;
    int[] from = IntStream.range(0, 2 * nodes - 3).map(edge -> edge / 2).toArray();
    int[] to = IntStream.range(0, 2 * nodes - 3).map(edge -> edge / 2 + 1 + edge % 2).toArray();
    double[] parts = new double[from.length];
    Arrays.fill(parts, 0.4);
    parts[0] = 1;
    Rules brief = new Rules(0.5, OverHeld.NORMALISE, VoteBase.ALL_SHARES, 5);
    List<Split> splits = SplitControl.of(RandomEdges.of(nodes, from, to), parts, brief);
    assertThat(splits).hasSize(nodes - 2).allMatch(split -> split.owner() == 0);
    // The evidence has all three holdings for 2, all five for 3, and five of more for all others.
    assertThat(splits.subList(0, 3))
        .extracting(split -> split.finding().evidence().size() + " " + split.isTruncated())
        .containsExactly("3 false", "5 false", "5 true");
  }

  private static List<String> expected(DatedEdges edges, double[] share, Rules rules) {
    int nodes = edges.nodeCount();
    boolean[][] controls = new boolean[nodes][nodes];
    closure(edges, share, rules)
        .forEachPair((controller, controlled) -> controls[controller][controlled] = true);
    List<String> expected = new ArrayList<>();
    for (int company = 0; company < nodes; company++) {
      int held = company;
      int[] controllers =
          IntStream.range(0, nodes).filter(node -> node != held && controls[node][held]).toArray();
      boolean isSplit =
          controllers.length > 0
              && IntStream.of(controllers)
                  .noneMatch(node -> hasMajority(edges, share, rules, node, held));
      if (isSplit) {
        int nearest =
            IntStream.of(controllers)
                .filter(
                    node ->
                        IntStream.of(controllers)
                            .allMatch(other -> other == node || controls[other][node]))
                .min()
                .getAsInt();
        expected.add(nearest + " " + company);
      }
    }
    return expected;
  }

  /** Whether a node controls a company by its own shares alone. */
  private static boolean hasMajority(
      DatedEdges edges, double[] share, Rules rules, int node, int company) {
    DatedEdges alone =
        withStranger(edges, edge -> edges.from()[edge] == node || edges.from()[edge] == company);
    return IntStream.range(0, share.length)
            .anyMatch(edge -> edges.from()[edge] == node && edges.to()[edge] == company)
        && controls(alone, share, rules, node, company);
  }

  /** The edges of the evidence, with their parallels and with what companies hold in themselves. */
  private static DatedEdges onlyIn(DatedEdges edges, Split split) {
    return withStranger(
        edges,
        edge ->
            edges.from()[edge] == edges.to()[edge]
                || split.finding().evidence().stream()
                    .anyMatch(
                        shown ->
                            edges.from()[shown] == edges.from()[edge]
                                && edges.to()[shown] == edges.to()[edge]));
  }

  /** The same shares, but those not kept are held by a stranger. */
  private static DatedEdges withStranger(DatedEdges edges, IntPredicate isKept) {
    int[] from =
        IntStream.range(0, edges.count())
            .map(edge -> isKept.test(edge) ? edges.from()[edge] : edges.nodeCount())
            .toArray();
    return new DatedEdges(edges.nodeCount() + 1, from, edges.to(), edges.startDay());
  }

  private static boolean controls(
      DatedEdges edges, double[] share, Rules rules, int owner, int company) {
    return Arrays.stream(closure(edges, share, rules).controlledBy(owner))
        .anyMatch(controlled -> controlled == company);
  }

  private static ControlClosure closure(DatedEdges edges, double[] share, Rules rules) {
    ShareRegister register =
        ShareRegister.of(edges.nodeCount(), edges.from(), edges.to(), share, rules.overHeld());
    return ControlClosure.of(register, rules.majority(), rules.voteBase());
  }

  private static List<String> described(DatedEdges edges, double[] share) {
    return SplitControl.of(edges, share, HALF).stream()
        .map(
            split ->
                split.owner()
                    + " "
                    + split.directShare()
                    + " "
                    + RandomEdges.described(split.finding(), edges))
        .toList();
  }
}
