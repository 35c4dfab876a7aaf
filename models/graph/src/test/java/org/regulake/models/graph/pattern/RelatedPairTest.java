package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regulake.models.law.Law;

class RelatedPairTest {

  // Powers of two, so that products are exact.
  private static final Map<TieKind, Double> WEIGHTS =
      Map.of(
          TieKind.OFFICER,
          0.5,
          TieKind.OWNER,
          0.75,
          TieKind.ADDRESS,
          0.25,
          TieKind.PHONE,
          0.5,
          TieKind.GUARANTEE,
          0.125);
  private static final RelatedPartyRules RULES = new RelatedPartyRules(WEIGHTS, 0.25, 10, 0.5, 2);
  private static final RelatedPartyRules OF_LAW =
      PatternRules.of(LocalDate.of(2025, 3, 31), Law.load()).relatedParties();

  private static Tie tie(TieKind kind, String sharedId, int startDay, String... recordIds) {
    return new Tie(kind, sharedId, startDay, List.of(recordIds));
  }

  private static Tie tie(TieKind kind, String sharedId) {
    return tie(kind, sharedId, 0, "r/" + kind + sharedId);
  }

  private static double confidence(RelatedPartyRules rules, Tie... ties) {
    return new RelatedPair(List.of(ties)).confidence(rules);
  }

  @Test
  void independent_ties_are_combined_by_noisy_or_with_their_records_in_order() {
    RelatedPair pair =
        new RelatedPair(
            List.of(
                tie(TieKind.GUARANTEE, "E1", 8, "g/1"),
                tie(TieKind.OFFICER, "P2", 3, "o/3", "o/4"),
                tie(TieKind.ADDRESS, "A1", 9, "r/1", "c/2"),
                tie(TieKind.OFFICER, "P1", 4, "r/1", "o/2")));
    double confidence = 1 - 0.5 * 0.5 * 0.75 * 0.875;
    assertThat(pair.recordIds()).containsExactly("r/1", "o/2", "o/3", "o/4", "c/2", "g/1");
    assertThat(pair.findings(RULES))
        .containsExactly(
            new Finding(
                Pattern.INTERLOCKING_OFFICERS, List.of(0, 1), 2, 0.5, 4, List.of(0, 1, 2, 3)),
            new Finding(
                Pattern.RELATED_PARTIES,
                List.of(0, 1),
                confidence,
                confidence,
                9,
                List.of(0, 1, 2, 3, 4, 5)));
  }

  @Test
  void a_party_that_owns_both_and_is_in_office_in_both_counts_once_by_its_larger_weight() {
    assertThat(confidence(RULES, tie(TieKind.OFFICER, "P1"), tie(TieKind.OWNER, "P1")))
        .isEqualTo(0.75);
    assertThat(confidence(RULES, tie(TieKind.OFFICER, "P1"), tie(TieKind.OWNER, "P2")))
        .isEqualTo(0.875);
  }

  @ParameterizedTest
  @EnumSource(
      value = TieKind.class,
      names = {"ADDRESS", "PHONE", "GUARANTEE"})
  void several_addresses_or_telephones_and_guarantees_in_both_directions_count_once(TieKind kind) {
    assertThat(confidence(RULES, tie(kind, "1"), tie(kind, "2"))).isEqualTo(WEIGHTS.get(kind));
  }

  @Test
  void an_owner_or_two_is_no_officer_in_common() {
    assertThat(
            new RelatedPair(List.of(tie(TieKind.OWNER, "P1"), tie(TieKind.OWNER, "P2")))
                .findings(RULES))
        .extracting(Finding::pattern)
        .containsExactly(Pattern.RELATED_PARTIES);
  }

  @Test
  void more_ties_never_lower_the_confidence_and_their_order_does_not_matter() {
    Random random = new Random(31);
    for (int round = 0; round < 1_000; round++) {
      List<Tie> ties = new ArrayList<>();
      double before = 0;
      for (int count = 0; count < 8; count++) {
        ties.add(tie(TieKind.values()[random.nextInt(5)], String.valueOf(random.nextInt(4))));
        RelatedPair pair = new RelatedPair(ties);
        assertThat(pair.confidence(OF_LAW)).isBetween(before, 1.0);
        before = pair.confidence(OF_LAW);
        List<Tie> others = new ArrayList<>(ties);
        Collections.shuffle(others, random);
        assertThat(new RelatedPair(others).findings(OF_LAW)).isEqualTo(pair.findings(OF_LAW));
      }
    }
  }

  @Test
  void by_our_rules_one_tie_is_not_enough_and_ties_of_any_two_kinds_are() {
    for (TieKind one : TieKind.values()) {
      assertThat(confidence(OF_LAW, tie(one, "1"))).as(one.name()).isLessThan(OF_LAW.confidence());
      Arrays.stream(TieKind.values())
          .filter(other -> other != one)
          .forEach(
              other ->
                  assertThat(confidence(OF_LAW, tie(one, "1"), tie(other, "2")))
                      .as(one + " and " + other)
                      .isGreaterThanOrEqualTo(OF_LAW.confidence()));
    }
  }

  @Test
  void by_our_rules_three_officers_are_enough_and_two_are_not() {
    Tie[] three = {tie(TieKind.OFFICER, "1"), tie(TieKind.OFFICER, "2"), tie(TieKind.OFFICER, "3")};
    assertThat(new RelatedPair(List.of(three)).findings(OF_LAW))
        .extracting(Finding::pattern)
        .containsExactly(Pattern.INTERLOCKING_OFFICERS, Pattern.RELATED_PARTIES);
    assertThat(new RelatedPair(List.of(three[0], three[1])).findings(OF_LAW)).isEmpty();
  }

  @Test
  void by_our_rules_a_group_that_is_too_large_for_pairs_is_a_finding_of_its_own() {
    PatternRules rules = PatternRules.of(LocalDate.of(2025, 3, 31), Law.load());
    assertThat(OF_LAW.largestGroup() + 1)
        .isGreaterThanOrEqualTo(rules.addresses().smallest())
        .isGreaterThanOrEqualTo(rules.phones().smallest())
        .isGreaterThanOrEqualTo(rules.representatives().smallest())
        .isGreaterThanOrEqualTo(rules.appointments().enterprises());
  }

  @Test
  void a_kind_without_weight_and_numbers_out_of_range_are_refused() {
    Map<TieKind, Double> weights = new EnumMap<>(WEIGHTS);
    weights.put(TieKind.PHONE, 1.1);
    assertThatThrownBy(() -> new RelatedPartyRules(weights, 0.25, 10, 0.5, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a weight of 1.1 for PHONE");
    weights.remove(TieKind.PHONE);
    assertThatThrownBy(() -> new RelatedPartyRules(weights, 0.25, 10, 0.5, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no weight for [PHONE]");
    assertThatThrownBy(() -> new RelatedPartyRules(WEIGHTS, 1.5, 10, 0.5, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RelatedPartyRules(WEIGHTS, 0.25, 1, 0.5, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RelatedPartyRules(WEIGHTS, 0.25, 10, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RelatedPartyRules(WEIGHTS, 0.25, 10, 0.5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
