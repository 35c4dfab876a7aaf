package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.pattern.SharedAttributeClusters.Attribute;
import org.regulake.models.graph.pattern.SharedAttributeClusters.Cluster;
import org.regulake.models.graph.pattern.SharedAttributeClusters.Rules;

class SharedAttributeClustersTest {

  private static final int UNKNOWN = SharedAttributeClusters.NOT_STATED;

  @Test
  void enterprises_at_an_address_are_a_cluster_and_in_a_window_a_mass_registration() {
    // Address 0 has 2, 3 (twice), 4 and 5; address 1 has 5 alone.
    DatedEdges edges =
        new DatedEdges(
            6,
            new int[] {0, 0, 0, 0, 0, 1},
            new int[] {5, 3, 2, 4, 3, 5},
            new int[] {50, 30, 20, 40, 60, 1});
    int[] registered = {UNKNOWN, UNKNOWN, 100, 200, 205, 209};
    SharedAttributeClusters shared =
        SharedAttributeClusters.of(Attribute.ADDRESS, edges, registered, new Rules(2, 10, 3));
    assertThat(shared.clusters())
        .containsExactly(
            new Cluster(
                Attribute.ADDRESS,
                0,
                new Finding(
                    Pattern.SHARED_ADDRESS,
                    List.of(2, 3, 4, 5),
                    4,
                    4 / 6.0,
                    50,
                    List.of(2, 1, 3, 0)),
                new RegistrationBurst(3, 200)));
    assertThat(shared.massRegistrations())
        .containsExactly(
            new Finding(Pattern.MASS_REGISTRATION, List.of(3, 4, 5), 3, 0.5, 50, List.of(1, 3, 0)));
    assertThat(
            SharedAttributeClusters.of(Attribute.ADDRESS, edges, registered, new Rules(2, 9, 3))
                .massRegistrations())
        .isEmpty();
  }

  @Test
  void an_enterprise_without_a_day_of_registration_is_in_the_cluster_and_in_no_window() {
    DatedEdges edges = RandomEdges.of(4, new int[] {0, 0, 0}, new int[] {1, 2, 3});
    SharedAttributeClusters shared =
        SharedAttributeClusters.of(
            Attribute.PHONE, edges, new int[] {0, UNKNOWN, UNKNOWN, 5}, new Rules(2, 10, 2));
    assertThat(shared.clusters().get(0).size()).isEqualTo(3);
    assertThat(shared.clusters().get(0).burst()).isEqualTo(new RegistrationBurst(1, 5));
    assertThat(shared.massRegistrations()).isEmpty();
  }

  @Test
  void every_attribute_has_its_pattern() {
    DatedEdges edges = RandomEdges.of(3, new int[] {0, 0}, new int[] {1, 2});
    assertThat(List.of(Attribute.values()))
        .extracting(
            attribute ->
                SharedAttributeClusters.of(attribute, edges, new int[3], new Rules(2, 1, 2))
                    .clusters()
                    .get(0)
                    .finding()
                    .pattern())
        .containsExactly(
            Pattern.SHARED_ADDRESS,
            Pattern.SHARED_PHONE,
            Pattern.SHARED_REPRESENTATIVE,
            Pattern.SHARED_AGENT);
  }

  @Test
  void the_signs_of_a_shell_are_its_largest_clusters() {
    DatedEdges addresses = RandomEdges.of(6, new int[] {0, 0, 0, 1, 1}, new int[] {3, 4, 5, 4, 5});
    DatedEdges phones = RandomEdges.of(6, new int[] {2, 2}, new int[] {4, 3});
    int[] registered = {UNKNOWN, UNKNOWN, UNKNOWN, 1, 2, 100};
    List<Cluster> clusters = new ArrayList<>();
    clusters.addAll(
        SharedAttributeClusters.of(Attribute.ADDRESS, addresses, registered, new Rules(2, 5, 2))
            .clusters());
    clusters.addAll(
        SharedAttributeClusters.of(Attribute.PHONE, phones, registered, new Rules(2, 5, 2))
            .clusters());
    assertThat(ShellSigns.of(clusters))
        .containsExactly(
            new ShellSigns(3, Map.of(Attribute.ADDRESS, 3, Attribute.PHONE, 2), 2),
            new ShellSigns(4, Map.of(Attribute.ADDRESS, 3, Attribute.PHONE, 2), 2),
            new ShellSigns(5, Map.of(Attribute.ADDRESS, 3), 2));
  }

  @Test
  void on_random_graphs_the_clusters_are_those_of_grouping_by_value_whatever_the_order() {
    Random random = new Random(11);
    for (int round = 0; round < 1_000; round++) {
      int count = random.nextInt(30);
      DatedEdges edges =
          new DatedEdges(
              12,
              random.ints(count, 0, 4).toArray(),
              random.ints(count, 4, 12).toArray(),
              random.ints(count, 0, 30).toArray());
      Map<Integer, TreeSet<Integer>> byValue = new TreeMap<>();
      for (int edge = 0; edge < count; edge++) {
        byValue.computeIfAbsent(edges.from()[edge], value -> new TreeSet<>()).add(edges.to()[edge]);
      }
      byValue.values().removeIf(members -> members.size() < 3);
      int[] registered = random.ints(12, 0, 40).toArray();
      SharedAttributeClusters shared =
          SharedAttributeClusters.of(Attribute.ADDRESS, edges, registered, new Rules(3, 10, 3));
      assertThat(shared.clusters())
          .extracting(Cluster::value)
          .containsExactlyElementsOf(byValue.keySet());
      assertThat(shared.clusters())
          .extracting(cluster -> cluster.finding().members())
          .isEqualTo(byValue.values().stream().map(List::copyOf).toList());
      for (Finding mass : shared.massRegistrations()) {
        assertThat(mass.members()).hasSize((int) mass.measure()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(
                mass.members().stream().mapToInt(member -> registered[member]).max().getAsInt()
                    - mass.members().stream()
                        .mapToInt(member -> registered[member])
                        .min()
                        .getAsInt())
            .isLessThan(10);
      }
      DatedEdges others = RandomEdges.reordered(edges, KnownGraph.permutation(random, count));
      assertThat(
              described(
                  SharedAttributeClusters.of(
                      Attribute.ADDRESS, others, registered, new Rules(3, 10, 3)),
                  others))
          .isEqualTo(described(shared, edges));
    }
  }

  @Test
  @Timeout(20)
  void a_million_enterprises_at_one_address_are_one_cluster() {
    DatedEdges star = RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1));
    SharedAttributeClusters shared =
        SharedAttributeClusters.of(
            Attribute.ADDRESS, star, new int[star.nodeCount()], new Rules(2, 30, 100));
    assertThat(shared.clusters()).hasSize(1);
    assertThat(shared.massRegistrations()).extracting(Finding::measure).containsExactly(1e6);
    assertThat(ShellSigns.of(shared.clusters())).hasSize(1_000_000);
  }

  @Test
  void bounds_that_a_single_enterprise_reaches_and_missing_days_are_refused() {
    assertThatThrownBy(() -> new Rules(1, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 enterprises on");
    assertThatThrownBy(() -> new Rules(2, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rules(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SharedAttributeClusters.of(
                    Attribute.AGENT, RandomEdges.ring(3), new int[2], new Rules(2, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 nodes but 2 days");
  }

  private static List<String> described(SharedAttributeClusters shared, DatedEdges edges) {
    List<Finding> findings = new ArrayList<>(shared.massRegistrations());
    shared.clusters().forEach(cluster -> findings.add(cluster.finding()));
    return findings.stream().map(finding -> RandomEdges.described(finding, edges)).toList();
  }
}
