package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;

class CircularShareholdingTest {

  private static final RingBounds AMPLE = new RingBounds(100, 1_000_000, 1_000_000_000);

  @Test
  void companies_that_hold_themselves_are_found_with_all_their_records() {
    DatedEdges edges =
        new DatedEdges(3, new int[] {2, 0, 2, 1}, new int[] {2, 1, 2, 1}, new int[] {9, 1, 3, 2});
    CircularShareholding circular =
        CircularShareholding.of(edges, new double[] {0.04, 0.5, 0.01, Double.NaN}, AMPLE);
    assertThat(circular.selfHoldings())
        .containsExactly(
            new Finding(Pattern.SELF_HOLDING, List.of(1), 0, 0, 2, List.of(3)),
            new Finding(Pattern.SELF_HOLDING, List.of(2), 0.05, 0.05, 9, List.of(2, 0)));
    assertThat(circular.crossShareholdings()).isEmpty();
    assertThat(circular.circles()).isEmpty();
  }

  @Test
  void two_companies_that_hold_each_other_are_measured_by_the_product_of_their_shares() {
    DatedEdges edges =
        new DatedEdges(2, new int[] {1, 0, 0}, new int[] {0, 1, 1}, new int[] {1, 9, 3});
    assertThat(
            CircularShareholding.of(edges, new double[] {0.5, 0.125, 0.125}, AMPLE)
                .crossShareholdings())
        .containsExactly(
            new Finding(Pattern.CROSS_SHAREHOLDING, List.of(0, 1), 0.125, 0.125, 3, List.of(2, 0)));
  }

  @Test
  void a_circle_is_measured_by_the_ring_that_returns_most() {
    // 0 → 1 → 2 → 0 returns .5 · .5 · .5, and 1 → 2 → 3 → 1 returns .5 · .25 · .25.
    DatedEdges edges = RandomEdges.of(4, new int[] {0, 1, 2, 2, 3}, new int[] {1, 2, 0, 3, 1});
    CircularShareholding circular =
        CircularShareholding.of(edges, new double[] {0.5, 0.5, 0.5, 0.25, 0.25}, AMPLE);
    Circle circle = circular.circles().get(0);
    assertThat(circle.finding().members()).containsExactly(0, 1, 2, 3);
    assertThat(circle.finding().measure()).isEqualTo(0.125);
    assertThat(circle.finding().evidence()).containsExactly(0, 1, 2, 3, 4);
    assertThat(circle.rings()).extracting(circular::circularPart).containsExactly(0.125, 0.03125);
  }

  @Test
  void a_share_above_the_whole_counts_as_the_whole_and_a_negative_one_as_nothing() {
    DatedEdges edges = RandomEdges.of(4, new int[] {1, 0, 2, 3}, new int[] {0, 1, 3, 2});
    assertThat(
            CircularShareholding.of(edges, new double[] {0.5, 1.5, 0.5, -1}, AMPLE)
                .crossShareholdings())
        .extracting(Finding::measure)
        .containsExactly(0.5, 0.0);
    assertThatThrownBy(() -> CircularShareholding.of(edges, new double[3], AMPLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 edges but 3 shares");
  }

  @Test
  void on_random_graphs_circles_and_rings_are_those_of_brute_force() {
    Random random = new Random(8);
    int circlesFound = 0;
    for (int round = 0; round < 1_000; round++) {
      DatedEdges edges = RandomEdges.of(random, 8, random.nextInt(20));
      double[] share = random.doubles(edges.count()).toArray();
      CircularShareholding circular = CircularShareholding.of(edges, share, AMPLE);
      List<Circle> circles = circular.circles();
      assertThat(circles)
          .extracting(circle -> circle.finding().members().stream().sorted().toList())
          .isEqualTo(RandomEdges.circles(edges));
      assertThat(circular.rings().rings())
          .extracting(Ring::members)
          .isEqualTo(RandomEdges.rings(edges));
      for (Ring ring : circular.rings().rings()) {
        assertThat(circular.circularPart(ring))
            .isCloseTo(product(ring.members(), edges, share), within(1e-8));
      }
      assertThat(circular.selfHoldings())
          .extracting(finding -> finding.members().get(0))
          .isEqualTo(
              IntStream.range(0, edges.count())
                  .filter(edge -> edges.from()[edge] == edges.to()[edge])
                  .map(edge -> edges.to()[edge])
                  .distinct()
                  .sorted()
                  .boxed()
                  .toList());
      circlesFound += circles.size();
    }
    assertThat(circlesFound).isGreaterThan(300);
  }

  @Test
  void the_order_of_the_edges_changes_no_finding() {
    Random random = new Random(9);
    for (int round = 0; round < 500; round++) {
      DatedEdges edges = RandomEdges.of(random, 8, 20);
      double[] share = random.doubles(20).toArray();
      int[] order = KnownGraph.permutation(random, 20);
      DatedEdges others = RandomEdges.reordered(edges, order);
      assertThat(described(others, RandomEdges.picked(share, order)))
          .isEqualTo(described(edges, share));
    }
  }

  @Test
  @Timeout(20)
  void a_ring_of_a_million_companies_is_one_circle_and_a_star_is_none() {
    double[] share = new double[1_000_000];
    Arrays.fill(share, 1);
    Circle circle =
        CircularShareholding.of(RandomEdges.ring(1_000_000), share, AMPLE).circles().get(0);
    assertThat(circle.finding().measure()).isEqualTo(1);
    DatedEdges star = RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1));
    assertThat(CircularShareholding.of(star, new double[star.count()], AMPLE).circles()).isEmpty();
  }

  private static double product(List<Integer> members, DatedEdges edges, double[] share) {
    double product = 1;
    for (int at = 0; at < members.size(); at++) {
      int from = members.get(at);
      int to = members.get((at + 1) % members.size());
      product *=
          Math.min(
              1,
              IntStream.range(0, edges.count())
                  .filter(edge -> edges.from()[edge] == from && edges.to()[edge] == to)
                  .mapToDouble(edge -> share[edge])
                  .sum());
    }
    return product;
  }

  private static List<String> described(DatedEdges edges, double[] share) {
    CircularShareholding circular = CircularShareholding.of(edges, share, AMPLE);
    List<Finding> findings = new ArrayList<>(circular.crossShareholdings());
    circular.circles().forEach(circle -> findings.add(circle.finding()));
    findings.addAll(circular.selfHoldings());
    return findings.stream().map(finding -> RandomEdges.described(finding, edges)).toList();
  }
}
