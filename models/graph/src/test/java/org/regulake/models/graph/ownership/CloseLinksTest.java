package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.graph.ownership.CloseLinks.Kind;
import org.regulake.models.graph.ownership.CloseLinks.Link;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

class CloseLinksTest {

  private static final ShareThreshold FIFTH = ShareThreshold.atLeast(0.2);

  static List<OwnershipCase> worked_cases() {
    return OwnershipCase.cases(OwnershipCase.file("ubo_close_links.json").get("close_links"));
  }

  @ParameterizedTest
  @MethodSource("worked_cases")
  void a_worked_case_has_the_links_computed_by_hand(OwnershipCase example) {
    CloseLinks closeLinks = closeLinks(example.register());
    Set<String> links = new TreeSet<>();
    for (int node = 0; node < example.register().nodeCount(); node++) {
      for (Link link : closeLinks.of(node)) {
        links.add(
            link(
                example.name(node),
                example.name(link.other()),
                link.kind().name().toLowerCase(Locale.ROOT)));
      }
    }
    Collection<String> expected = new TreeSet<>();
    for (JsonNode link : example.json().get("close_links")) {
      expected.add(link(link.get(0).asText(), link.get(1).asText(), link.get(2).asText()));
    }
    assertThat(links).isEqualTo(expected);
  }

  @Test
  void a_link_names_the_holder_of_enough() {
    OwnershipCase indirect = worked_cases().get(1);
    int a = indirect.node("A");
    int m = indirect.node("M");
    int b = indirect.node("B");
    assertThat(closeLinks(indirect.register()).of(b))
        .containsExactly(
            new Link(b, a, Kind.DIRECT_OR_INDIRECT, a),
            new Link(b, m, Kind.DIRECT_OR_INDIRECT, m),
            new Link(b, m, Kind.COMMON_THIRD_PARTY, a));
    assertThat(closeLinks(indirect.register()).of(a))
        .containsExactly(
            new Link(a, m, Kind.DIRECT_OR_INDIRECT, a), new Link(a, b, Kind.DIRECT_OR_INDIRECT, a));
  }

  @Test
  void companies_in_a_closed_ring_are_linked_by_direct_shares() {
    // 0 and 1 hold each other wholly, 0 by two records of a tenth and one of the rest.
    ShareRegister register =
        ShareRegister.of(
            2,
            new int[] {0, 0, 1, 1},
            new int[] {1, 1, 0, 1},
            new double[] {0.1, 0.1, 1, 0.8},
            OverHeld.NORMALISE);
    assertThat(closeLinks(register).of(0))
        .containsExactly(
            new Link(0, 1, Kind.DIRECT_OR_INDIRECT, 1), new Link(0, 1, Kind.DIRECT_OR_INDIRECT, 0));
  }

  @Test
  void on_random_graphs_links_are_mutual() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      RandomShares shares = new RandomShares(random, 9);
      CloseLinks closeLinks = closeLinks(shares.register);
      for (int node = 0; node < shares.nodes; node++) {
        for (Link link : closeLinks.of(node)) {
          assertThat(closeLinks.of(link.other()))
              .contains(new Link(link.other(), node, link.kind(), link.holder()));
        }
      }
    }
  }

  private static CloseLinks closeLinks(ShareRegister register) {
    return CloseLinks.of(
        register, IntegratedOwnership.of(register, OwnershipPrecision.EXACT, 500), FIFTH);
  }

  private static String link(String left, String right, String kind) {
    return left.compareTo(right) < 0
        ? left + " " + right + " " + kind
        : right + " " + left + " " + kind;
  }
}
