package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;

class GuaranteeCirclesTest {

  private static final RingBounds AMPLE = new RingBounds(100, 1_000_000, 1_000_000_000);

  @Test
  void a_ring_of_three_is_found_once() {
    DatedEdges edges =
        new DatedEdges(
            5, new int[] {4, 1, 3, 0}, new int[] {1, 3, 4, 1}, new int[] {10, 30, 20, 40});
    List<Circle> circles = circles(edges);
    assertThat(circles).hasSize(1);
    assertThat(circles.get(0).finding())
        .isEqualTo(
            new Finding(
                Pattern.GUARANTEE_CIRCLE, List.of(1, 3, 4), 3, 2 / 3.0, 30, List.of(1, 2, 0)));
    assertThat(circles.get(0).rings())
        .containsExactly(new Ring(List.of(1, 3, 4), List.of(1, 2, 0)));
    assertThat(circles.get(0).isTruncated()).isFalse();
    assertThat(GuaranteeCircles.of(edges, new double[4], AMPLE).mutualGuarantees()).isEmpty();
  }

  @Test
  void a_ring_that_runs_the_other_way_keeps_its_direction() {
    DatedEdges edges = RandomEdges.of(3, new int[] {0, 2, 1}, new int[] {2, 1, 0});
    assertThat(circles(edges).get(0).finding().members()).containsExactly(0, 2, 1);
  }

  @Test
  void a_mutual_guarantee_has_the_smaller_sum_and_the_day_of_the_first_parallel_one() {
    DatedEdges edges =
        new DatedEdges(2, new int[] {1, 0, 0, 0}, new int[] {0, 1, 1, 0}, new int[] {7, 9, 5, 99});
    GuaranteeCircles guarantees =
        GuaranteeCircles.of(edges, new double[] {300, 100.10, 100.20, 1e6}, AMPLE);
    assertThat(guarantees.mutualGuarantees())
        .containsExactly(
            new Finding(Pattern.MUTUAL_GUARANTEE, List.of(0, 1), 200.30, 0.5, 7, List.of(2, 0)));
    assertThat(guarantees.circles()).isEmpty();
    assertThat(guarantees.rings().rings()).hasSize(1);
  }

  @Test
  void a_guarantee_of_an_unknown_sum_counts_as_nothing_and_a_negative_one_is_refused() {
    DatedEdges edges = RandomEdges.of(2, new int[] {1, 0}, new int[] {0, 1});
    assertThat(
            GuaranteeCircles.of(edges, new double[] {Double.NaN, 5}, AMPLE)
                .mutualGuarantees()
                .get(0)
                .measure())
        .isZero();
    assertThatThrownBy(() -> GuaranteeCircles.of(edges, new double[] {5, -1}, AMPLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edge 1 guarantees -1.0 yuan");
    assertThatThrownBy(() -> GuaranteeCircles.of(edges, new double[1], AMPLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 edges but 1 sums");
  }

  @Test
  void on_random_graphs_circles_are_strong_components_and_rings_of_members_are_shortest() {
    Random random = new Random(1972);
    int circlesFound = 0;
    for (int round = 0; round < 2_000; round++) {
      int nodes = 1 + random.nextInt(8);
      DatedEdges edges = RandomEdges.of(random, nodes, random.nextInt(3 * nodes + 1));
      List<List<Integer>> rings = RandomEdges.rings(edges);
      List<Circle> circles = circles(edges);
      assertThat(circles)
          .extracting(circle -> circle.finding().members().stream().sorted().toList())
          .isEqualTo(RandomEdges.circles(edges));
      for (Circle circle : circles) {
        circlesFound++;
        assertThat(circle.isTruncated()).isFalse();
        circle.rings().forEach(ring -> assertThatIsRing(ring, edges));
        for (int member : circle.finding().members()) {
          assertThat(shortest(circle.rings().stream().map(Ring::members).toList(), member))
              .isEqualTo(shortest(rings, member));
        }
      }
    }
    assertThat(circlesFound).isGreaterThan(500);
  }

  @Test
  void on_random_graphs_all_rings_up_to_a_length_are_enumerated_once() {
    Random random = new Random(1970);
    for (int round = 0; round < 2_000; round++) {
      int nodes = 1 + random.nextInt(8);
      int longest = 2 + random.nextInt(7);
      DatedEdges edges = RandomEdges.of(random, nodes, random.nextInt(3 * nodes + 1));
      RingList rings =
          GuaranteeCircles.of(
                  edges,
                  new double[edges.count()],
                  new RingBounds(longest, 1_000_000, 1_000_000_000))
              .rings();
      assertThat(rings.isTruncated()).isFalse();
      rings.rings().forEach(ring -> assertThatIsRing(ring, edges));
      assertThat(rings.rings())
          .extracting(Ring::members)
          .isEqualTo(
              RandomEdges.rings(edges).stream().filter(ring -> ring.size() <= longest).toList());
    }
  }

  @Test
  void on_random_graphs_mutual_guarantees_are_the_rings_of_two() {
    Random random = new Random(2);
    for (int round = 0; round < 1_000; round++) {
      DatedEdges edges = RandomEdges.of(random, 7, random.nextInt(20));
      assertThat(GuaranteeCircles.of(edges, new double[edges.count()], AMPLE).mutualGuarantees())
          .extracting(Finding::members)
          .isEqualTo(RandomEdges.rings(edges).stream().filter(ring -> ring.size() == 2).toList());
    }
  }

  @Test
  void the_order_of_the_edges_changes_no_finding() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      DatedEdges edges = RandomEdges.of(random, 8, 20);
      double[] yuan = random.doubles(20, 0, 1e9).toArray();
      int[] order = KnownGraph.permutation(random, 20);
      DatedEdges others = RandomEdges.reordered(edges, order);
      assertThat(allDescribed(others, RandomEdges.picked(yuan, order)))
          .isEqualTo(allDescribed(edges, yuan));
    }
  }

  @Test
  void a_truncated_enumeration_has_the_first_rings_and_is_marked() {
    int[] from = IntStream.range(0, 12 * 11).map(edge -> edge / 11).toArray();
    int[] to =
        IntStream.range(0, 12 * 11)
            .map(edge -> edge % 11 < edge / 11 ? edge % 11 : edge % 11 + 1)
            .toArray();
    DatedEdges complete = RandomEdges.of(12, from, to);
    RingList four = rings(complete, new RingBounds(4, 1_000_000, 1_000_000_000));
    // 12·11/2 of two, 12·11·10/3 of three, 12·11·10·9/4 of four.
    assertThat(four.rings()).hasSize(66 + 440 + 2970);
    assertThat(four.isTruncated()).isFalse();
    RingList first = rings(complete, new RingBounds(4, 100, 1_000_000_000));
    assertThat(first.isTruncated()).isTrue();
    assertThat(first.rings()).isEqualTo(four.rings().subList(0, 100));
    RingList fewSteps = rings(complete, new RingBounds(12, 1_000_000_000, 10_000));
    assertThat(fewSteps.isTruncated()).isTrue();
    assertThat(fewSteps.rings()).isNotEmpty();
    assertThat(rings(complete, new RingBounds(4, 66 + 440 + 2970, 1_000_000_000)).isTruncated())
        .isFalse();
  }

  @Test
  void a_truncated_circle_has_a_ring() {
    Random random = new Random(4);
    DatedEdges edges = RandomEdges.of(random, 30, 200);
    Circle circle =
        GuaranteeCircles.of(edges, new double[200], new RingBounds(5, 1, 1)).circles().get(0);
    assertThat(circle.isTruncated()).isTrue();
    assertThat(circle.rings()).hasSize(1);
    assertThat(circle.finding().members()).hasSizeGreaterThan(20).isSorted();
  }

  @Test
  @Timeout(20)
  void a_ring_of_a_million_is_one_circle_with_one_ring() {
    Circle circle = circles(RandomEdges.ring(1_000_000)).get(0);
    assertThat(circle.rings()).hasSize(1);
    assertThat(circle.isTruncated()).isFalse();
    assertThat(circle.finding().members()).hasSize(1_000_000).startsWith(0, 1, 2);
    assertThat(rings(RandomEdges.ring(1_000_000), new RingBounds(6, 1_000, 1_000_000_000)).rings())
        .isEmpty();
  }

  @Test
  @Timeout(20)
  void a_star_and_a_path_of_a_million_hold_no_circle() {
    for (KnownGraph graph :
        List.of(KnownGraph.path(1_000_000), KnownGraph.starAndPairs(1_000_000, 10))) {
      GuaranteeCircles guarantees =
          GuaranteeCircles.of(RandomEdges.of(graph), new double[graph.from().length], AMPLE);
      assertThat(guarantees.circles()).isEmpty();
      assertThat(guarantees.mutualGuarantees()).isEmpty();
      assertThat(guarantees.rings()).isEqualTo(new RingList(List.of(), false));
    }
  }

  @Test
  @Timeout(20)
  void the_circle_of_a_hub_of_mutual_guarantees_is_truncated_at_its_bound() {
    int leaves = 1_000_000;
    int[] hub = new int[leaves];
    int[] leaf = IntStream.rangeClosed(1, leaves).toArray();
    DatedEdges edges =
        RandomEdges.of(
            leaves + 1,
            IntStream.concat(IntStream.of(hub), IntStream.of(leaf)).toArray(),
            IntStream.concat(IntStream.of(leaf), IntStream.of(hub)).toArray());
    RingBounds bounds = new RingBounds(6, 1_000, 10_000_000);
    GuaranteeCircles guarantees = GuaranteeCircles.of(edges, new double[2 * leaves], bounds);
    assertThat(guarantees.mutualGuarantees()).hasSize(leaves);
    assertThat(guarantees.circles()).hasSize(1);
    assertThat(guarantees.rings().isTruncated()).isTrue();
  }

  @Test
  void a_graph_may_be_empty_and_bounds_that_allow_no_ring_are_refused() {
    assertThat(circles(RandomEdges.of(0, new int[0], new int[0]))).isEmpty();
    assertThatThrownBy(() -> new RingBounds(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("up to 1 edges");
    assertThatThrownBy(() -> RandomEdges.of(2, new int[] {0}, new int[] {2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edge 0 leads from 0 to 2");
  }

  private static List<Circle> circles(DatedEdges edges) {
    return GuaranteeCircles.of(edges, new double[edges.count()], AMPLE).circles();
  }

  private static RingList rings(DatedEdges edges, RingBounds bounds) {
    return GuaranteeCircles.of(edges, new double[edges.count()], bounds).rings();
  }

  private static List<String> allDescribed(DatedEdges edges, double[] yuan) {
    GuaranteeCircles guarantees = GuaranteeCircles.of(edges, yuan, AMPLE);
    List<Finding> findings = new ArrayList<>(guarantees.mutualGuarantees());
    guarantees.circles().forEach(circle -> findings.add(circle.finding()));
    return findings.stream().map(finding -> RandomEdges.described(finding, edges)).toList();
  }

  private static int shortest(List<List<Integer>> rings, int member) {
    return rings.stream()
        .filter(ring -> ring.contains(member))
        .map(List::size)
        .min(Comparator.naturalOrder())
        .orElse(0);
  }

  private static void assertThatIsRing(Ring ring, DatedEdges edges) {
    Set<Integer> distinct = new HashSet<>(ring.members());
    assertThat(distinct).hasSize(ring.length());
    assertThat(ring.members().get(0))
        .isEqualTo(distinct.stream().min(Comparator.naturalOrder()).get());
    for (int at = 0; at < ring.length(); at++) {
      int edge = ring.edges().get(at);
      int from = ring.members().get(at);
      int to = ring.members().get((at + 1) % ring.length());
      assertThat(edges.from()[edge]).isEqualTo(from);
      assertThat(edges.to()[edge]).isEqualTo(to);
      int earliest =
          IntStream.range(0, edges.count())
              .filter(other -> edges.from()[other] == from && edges.to()[other] == to)
              .map(other -> edges.startDay()[other])
              .min()
              .getAsInt();
      assertThat(edges.startDay()[edge]).isEqualTo(earliest);
    }
  }
}
