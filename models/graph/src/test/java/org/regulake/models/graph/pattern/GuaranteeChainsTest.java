package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.component.UnionFind;

class GuaranteeChainsTest {

  @Test
  void a_chain_is_found_from_its_first_guarantor_to_its_last_debtor() {
    DatedEdges edges =
        new DatedEdges(6, new int[] {2, 5, 1, 5}, new int[] {1, 2, 0, 0}, new int[] {4, 9, 2, 30});
    assertThat(GuaranteeChains.of(edges, 3))
        .containsExactly(
            new Finding(Pattern.GUARANTEE_CHAIN, List.of(5, 2, 1, 0), 3, 0.5, 9, List.of(1, 0, 2)));
    assertThat(GuaranteeChains.of(edges, 4)).isEmpty();
  }

  @Test
  void guarantees_within_a_circle_are_no_chain_but_a_chain_may_meet_a_circle() {
    // 0 ⇄ 1 → 2 → 3.
    DatedEdges edges = RandomEdges.of(4, new int[] {0, 1, 1, 2}, new int[] {1, 0, 2, 3});
    assertThat(GuaranteeChains.of(edges, 2))
        .extracting(Finding::members)
        .containsExactly(List.of(1, 2, 3));
    assertThat(GuaranteeChains.of(RandomEdges.ring(5), 2)).isEmpty();
  }

  @Test
  void one_guarantee_is_no_chain() {
    assertThatThrownBy(() -> GuaranteeChains.of(RandomEdges.ring(3), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chains from 1 guarantees on");
  }

  @Test
  void on_random_graphs_every_part_has_a_chain_as_long_as_any() {
    Random random = new Random(5);
    int chainsFound = 0;
    for (int round = 0; round < 2_000; round++) {
      DatedEdges edges = RandomEdges.of(random, 9, random.nextInt(14));
      Map<Integer, Integer> expected = longestByPart(edges);
      Map<Integer, Integer> found = new TreeMap<>();
      UnionFind parts = parts(edges, outsideCircles(edges));
      for (Finding chain : GuaranteeChains.of(edges, 2)) {
        assertThat(chain.members()).doesNotHaveDuplicates().hasSize((int) chain.measure() + 1);
        assertThat(chain.evidence()).hasSize((int) chain.measure());
        for (int at = 0; at < chain.evidence().size(); at++) {
          assertThat(edges.from()[chain.evidence().get(at)]).isEqualTo(chain.members().get(at));
          assertThat(edges.to()[chain.evidence().get(at)]).isEqualTo(chain.members().get(at + 1));
        }
        found.put(parts.find(chain.members().get(0)), (int) chain.measure());
        chainsFound++;
      }
      assertThat(found).isEqualTo(expected);
    }
    assertThat(chainsFound).isGreaterThan(500);
  }

  @Test
  void the_order_of_the_edges_changes_no_chain() {
    Random random = new Random(6);
    for (int round = 0; round < 500; round++) {
      DatedEdges edges = RandomEdges.of(random, 12, 16);
      DatedEdges others = RandomEdges.reordered(edges, KnownGraph.permutation(random, 16));
      assertThat(
              GuaranteeChains.of(others, 2).stream()
                  .map(chain -> RandomEdges.described(chain, others))
                  .toList())
          .isEqualTo(
              GuaranteeChains.of(edges, 2).stream()
                  .map(chain -> RandomEdges.described(chain, edges))
                  .toList());
    }
  }

  @Test
  @Timeout(20)
  void a_path_of_a_million_is_one_chain_and_a_star_is_none() {
    assertThat(GuaranteeChains.of(RandomEdges.of(KnownGraph.path(1_000_000)), 5))
        .hasSize(1)
        .first()
        .satisfies(chain -> assertThat(chain.measure()).isEqualTo(999_999));
    assertThat(GuaranteeChains.of(RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1)), 2))
        .isEmpty();
  }

  private static List<Integer> outsideCircles(DatedEdges edges) {
    boolean[][] reaches =
        new KnownGraph(
                new long[edges.nodeCount()], edges.from(), edges.to(), new double[edges.count()])
            .reachable();
    List<Integer> outside = new ArrayList<>();
    for (int edge = 0; edge < edges.count(); edge++) {
      if (!reaches[edges.to()[edge]][edges.from()[edge]]) {
        outside.add(edge);
      }
    }
    return outside;
  }

  private static UnionFind parts(DatedEdges edges, List<Integer> counted) {
    UnionFind parts = new UnionFind(edges.nodeCount());
    counted.forEach(edge -> parts.unite(edges.from()[edge], edges.to()[edge]));
    return parts;
  }

  /** The longest path of two edges or more in every part, by trying all paths. */
  private static Map<Integer, Integer> longestByPart(DatedEdges edges) {
    List<Integer> outside = outsideCircles(edges);
    UnionFind parts = parts(edges, outside);
    Map<Integer, Integer> longest = new TreeMap<>();
    for (int node = 0; node < edges.nodeCount(); node++) {
      longest.merge(parts.find(node), longestFrom(node, edges, outside), Math::max);
    }
    longest.values().removeIf(length -> length < 2);
    return longest;
  }

  private static int longestFrom(int node, DatedEdges edges, List<Integer> counted) {
    return counted.stream()
        .filter(edge -> edges.from()[edge] == node)
        .map(edge -> 1 + longestFrom(edges.to()[edge], edges, counted))
        .max(Comparator.naturalOrder())
        .orElse(0);
  }
}
