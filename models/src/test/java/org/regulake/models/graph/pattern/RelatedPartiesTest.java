package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.pattern.RelatedParties.Evidence;
import org.regulake.models.graph.pattern.RelatedParties.Relation;
import org.regulake.models.graph.pattern.RelatedParties.Rules;
import org.regulake.models.graph.pattern.RelatedParties.Skipped;

class RelatedPartiesTest {

  private static final Map<Evidence, Double> WEIGHTS = Map.of(Evidence.SHARED_OFFICER, 0.5, Evidence.SHARED_ADDRESS, 0.25,
      Evidence.SHARED_PHONE, 0.75, Evidence.COMMON_OWNER, 0.5, Evidence.GUARANTEE, 0.125);

  @Test
  void independent_pieces_of_evidence_make_confidence_by_noisy_or() {
    // 0 and 1 are in office in 3 and 4, 2 is the address of 3 and 4, and 4 guarantees for 3.
    RelatedParties related = new RelatedParties(5, new Rules(WEIGHTS, 0.25, 10, 0.5));
    related.add(Evidence.SHARED_OFFICER, new DatedEdges(5, new int[] {1, 0, 0, 1}, new int[] {3, 3, 4, 4}, new int[] {1, 2, 3, 4}));
    related.add(Evidence.SHARED_ADDRESS, new DatedEdges(5, new int[] {2, 2}, new int[] {4, 3}, new int[] {9, 5}));
    related.add(Evidence.GUARANTEE, new DatedEdges(5, new int[] {4}, new int[] {3}, new int[] {8}));
    double confidence = 1 - 0.5 * 0.5 * 0.75 * 0.875;
    Finding finding = new Finding(Pattern.RELATED_PARTIES, List.of(3, 4), confidence, confidence, 9, List.of(1, 2, 0, 3, 5, 4, 6));
    assertThat(related.relations()).hasSize(1);
    assertThat(related.relations().get(0).finding()).isEqualTo(finding);
    assertThat(related.relations().get(0).kinds())
        .containsExactly(Evidence.SHARED_OFFICER, Evidence.SHARED_ADDRESS, Evidence.GUARANTEE);
  }

  @Test
  void an_owner_counts_with_enough_shares_whichever_records_they_are_in() {
    RelatedParties related = new RelatedParties(4, new Rules(WEIGHTS, 0.25, 10, 0.5));
    related.addOwners(RandomEdges.of(4, new int[] {0, 0, 0, 0}, new int[] {1, 1, 2, 3}), new double[] {0.125, 0.125, 0.25, 0.2499});
    assertThat(related.relations()).extracting(relation -> relation.finding().members()).containsExactly(List.of(1, 2));
  }

  @Test
  void what_too_many_share_is_no_evidence_and_is_named() {
    RelatedParties related = new RelatedParties(6, new Rules(WEIGHTS, 0.25, 2, 0.1));
    related.add(Evidence.SHARED_PHONE, RandomEdges.of(6, new int[] {1, 1, 1, 2, 2}, new int[] {3, 4, 5, 3, 5}));
    assertThat(related.skipped()).containsExactly(new Skipped(Evidence.SHARED_PHONE, 1));
    assertThat(related.relations()).extracting(relation -> relation.finding().members()).containsExactly(List.of(3, 5));
  }

  @Test
  void evidence_without_weight_or_shares_and_weights_that_are_no_probabilities_are_refused() {
    DatedEdges edges = RandomEdges.ring(3);
    RelatedParties related = new RelatedParties(3, new Rules(Map.of(Evidence.COMMON_OWNER, 0.5, Evidence.GUARANTEE, 0.1), 0.25, 10, 0.5));
    assertThatThrownBy(() -> related.add(Evidence.SHARED_PHONE, edges))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no weight for SHARED_PHONE");
    assertThatThrownBy(() -> related.add(Evidence.COMMON_OWNER, edges))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("owners without shares");
    assertThatThrownBy(() -> related.add(Evidence.GUARANTEE, RandomEdges.ring(4)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 nodes, but 4 in the edges of GUARANTEE");
    assertThatThrownBy(() -> new Rules(Map.of(Evidence.GUARANTEE, 1.1), 0.25, 10, 0.5))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a weight of 1.1 for GUARANTEE");
    assertThatThrownBy(() -> new Rules(WEIGHTS, 0.25, 1, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rules(WEIGHTS, 0.25, 10, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void on_random_graphs_the_confidence_is_that_of_counting_for_every_two() {
    Random random = new Random(13);
    int found = 0;
    for (int round = 0; round < 500; round++) {
      DatedEdges officers = RandomEdges.of(random, 10, 25);
      DatedEdges guarantees = RandomEdges.of(random, 10, 10);
      Rules rules = new Rules(WEIGHTS, 0.25, 3, 0.3);
      List<Relation> relations = relations(officers, guarantees, rules);
      List<List<Integer>> expected = new ArrayList<>();
      for (int one = 0; one < 10; one++) {
        for (int other = one + 1; other < 10; other++) {
          double unrelated = Math.pow(0.5, sharedOfficers(officers, one, other, 3))
              * Math.pow(0.875, (has(guarantees, one, other) ? 1 : 0) + (has(guarantees, other, one) ? 1 : 0));
          if (1 - unrelated >= 0.3) {
            assertThat(relations.get(expected.size()).finding().severity()).isCloseTo(1 - unrelated, within(1e-12));
            expected.add(List.of(one, other));
          }
        }
      }
      assertThat(relations).extracting(relation -> relation.finding().members()).isEqualTo(expected);
      found += expected.size();
      DatedEdges reordered = RandomEdges.reordered(officers, KnownGraph.permutation(random, 25));
      assertThat(relations(reordered, guarantees, rules)).extracting(relation -> told(relation, reordered, guarantees))
          .isEqualTo(relations.stream().map(relation -> told(relation, officers, guarantees)).toList());
    }
    assertThat(found).isGreaterThan(1_000);
  }

  @Test
  @Timeout(20)
  void a_guarantor_of_a_million_is_related_to_each_and_an_address_of_a_million_to_none() {
    DatedEdges star = RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1));
    RelatedParties related = new RelatedParties(star.nodeCount(), new Rules(WEIGHTS, 0.25, 100, 0.1));
    related.add(Evidence.SHARED_ADDRESS, star);
    assertThat(related.relations()).isEmpty();
    related.add(Evidence.GUARANTEE, star);
    assertThat(related.relations()).hasSize(1_000_001);
    assertThat(related.skipped()).hasSize(1);
  }

  private static List<Relation> relations(DatedEdges officers, DatedEdges guarantees, Rules rules) {
    RelatedParties related = new RelatedParties(officers.nodeCount(), rules);
    related.add(Evidence.SHARED_OFFICER, officers);
    related.add(Evidence.GUARANTEE, guarantees);
    return related.relations();
  }

  private static String told(Relation relation, DatedEdges officers, DatedEdges guarantees) {
    int all = officers.count() + guarantees.count();
    DatedEdges joined = new DatedEdges(officers.nodeCount(), joined(all, officers.from(), guarantees.from()),
        joined(all, officers.to(), guarantees.to()), joined(all, officers.startDay(), guarantees.startDay()));
    return RandomEdges.told(relation.finding(), joined) + relation.kinds();
  }

  private static int[] joined(int all, int[] first, int[] second) {
    return IntStream.range(0, all).map(at -> at < first.length ? first[at] : second[at - first.length]).toArray();
  }

  private static long sharedOfficers(DatedEdges officers, int one, int other, int largestGroup) {
    return IntStream.range(0, officers.nodeCount())
        .filter(person -> IntStream.range(0, officers.nodeCount())
            .filter(enterprise -> enterprise != person && has(officers, person, enterprise)).count() <= largestGroup)
        .filter(person -> person != one && person != other && has(officers, person, one) && has(officers, person, other)).count();
  }

  private static boolean has(DatedEdges edges, int from, int to) {
    return IntStream.range(0, edges.count()).anyMatch(edge -> edges.from()[edge] == from && edges.to()[edge] == to);
  }
}
