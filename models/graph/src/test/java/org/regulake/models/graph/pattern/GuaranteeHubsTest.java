package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.pattern.GuaranteeHubs.Rules;

class GuaranteeHubsTest {

  // 0 guarantees twice for 1 and once for 2 and itself, 3 once for 1.
  private static final DatedEdges EDGES =
      new DatedEdges(
          4, new int[] {0, 0, 0, 3, 0}, new int[] {2, 1, 1, 1, 0}, new int[] {8, 6, 5, 7, 99});
  private static final double[] YUAN = {10, 20, 30, 1000, 5000};

  @Test
  void a_hub_is_found_by_its_debtors_or_by_the_sum() {
    assertThat(GuaranteeHubs.of(EDGES, YUAN, new Rules(2, 1e9, 1)).hubs())
        .containsExactly(new Finding(Pattern.GUARANTEE_HUB, List.of(0), 2, 0.5, 8, List.of(2, 0)));
    assertThat(GuaranteeHubs.of(EDGES, YUAN, new Rules(3, 500, 1)).hubs())
        .containsExactly(
            new Finding(Pattern.GUARANTEE_HUB, List.of(3), 1, 1000 / 1500.0, 7, List.of(3)));
    assertThat(GuaranteeHubs.of(EDGES, YUAN, new Rules(3, 1000.01, 1)).hubs()).isEmpty();
  }

  @Test
  void a_guaranteed_sum_is_relative_to_the_capital_and_infinite_without_any() {
    GuaranteeHubs hubs = GuaranteeHubs.of(EDGES, YUAN, new Rules(9, 1e9, 0.5));
    assertThat(hubs.overGuaranteed(new double[] {40, 0, 0, -7}))
        .containsExactly(
            new Finding(Pattern.OVER_GUARANTEE, List.of(0), 1.5, 0.75, 8, List.of(2, 0)),
            new Finding(
                Pattern.OVER_GUARANTEE, List.of(3), Double.POSITIVE_INFINITY, 1, 7, List.of(3)));
    assertThat(hubs.overGuaranteed(new double[] {120, 0, 0, Double.NaN}))
        .extracting(Finding::measure)
        .containsExactly(0.5);
    assertThat(hubs.overGuaranteed(new double[] {120.1, 0, 0, Double.NaN})).isEmpty();
    assertThatThrownBy(() -> hubs.overGuaranteed(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 nodes but 3 sums of capital");
  }

  @Test
  void bounds_that_every_guarantor_reaches_are_refused() {
    assertThatThrownBy(() -> new Rules(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 debtors");
    assertThatThrownBy(() -> new Rules(1, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rules(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_order_of_the_edges_changes_no_hub() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      DatedEdges edges = RandomEdges.of(random, 6, 20);
      double[] yuan = random.doubles(20, 0, 1e9).toArray();
      int[] order = KnownGraph.permutation(random, 20);
      DatedEdges others = RandomEdges.reordered(edges, order);
      assertThat(described(others, RandomEdges.picked(yuan, order)))
          .isEqualTo(described(edges, yuan));
    }
  }

  @Test
  @Timeout(20)
  void a_star_of_a_million_is_one_hub() {
    DatedEdges star = RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1));
    List<Finding> hubs =
        GuaranteeHubs.of(star, new double[star.count()], new Rules(2, 1, 1)).hubs();
    assertThat(hubs).hasSize(1);
    assertThat(hubs.get(0).evidence()).hasSize(1_000_000);
  }

  private static List<String> described(DatedEdges edges, double[] yuan) {
    return GuaranteeHubs.of(edges, yuan, new Rules(3, 1e9, 1)).hubs().stream()
        .map(hub -> RandomEdges.described(hub, edges))
        .toList();
  }
}
