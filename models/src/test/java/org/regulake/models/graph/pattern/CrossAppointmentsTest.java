package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regulake.models.graph.KnownGraph;
import org.regulake.models.graph.pattern.CrossAppointments.Rules;

class CrossAppointmentsTest {

  // Persons 0 and 1 both sit in 3 and 4, person 0 also in 5; person 2 sits in 3 alone, twice.
  private static final DatedEdges EDGES = new DatedEdges(
      6, new int[] {1, 0, 0, 1, 0, 2, 2}, new int[] {4, 3, 5, 3, 4, 3, 3}, new int[] {10, 20, 70, 30, 40, 50, 60});

  @Test
  void a_person_in_several_enterprises_is_found_with_one_appointment_in_each() {
    assertThat(CrossAppointments.of(EDGES, new Rules(2, 1, 9)).persons()).containsExactly(
        new Finding(Pattern.CROSS_APPOINTMENT, List.of(0), 3, 0.6, 70, List.of(1, 4, 2)),
        new Finding(Pattern.CROSS_APPOINTMENT, List.of(1), 2, 0.5, 30, List.of(3, 0)));
  }

  @Test
  void enterprises_with_enough_officers_in_common_are_found_with_the_appointments_that_show_it() {
    assertThat(CrossAppointments.of(EDGES, new Rules(2, 2, 9)).interlocks()).containsExactly(
        new Finding(Pattern.INTERLOCKING_OFFICERS, List.of(3, 4), 2, 0.5, 40, List.of(1, 4, 3, 0)));
  }

  @Test
  void a_person_in_too_many_enterprises_makes_no_pairs_and_is_named() {
    CrossAppointments appointments = CrossAppointments.of(EDGES, new Rules(2, 1, 2));
    assertThat(appointments.skippedPersons()).containsExactly(0);
    assertThat(appointments.interlocks()).extracting(Finding::members).containsExactly(List.of(3, 4));
    assertThat(appointments.interlocks().get(0).measure()).isEqualTo(1);
    assertThat(appointments.persons()).hasSize(2);
  }

  @Test
  void on_random_graphs_the_interlocks_are_those_of_comparing_every_two() {
    Random random = new Random(12);
    int found = 0;
    for (int round = 0; round < 1_000; round++) {
      int count = random.nextInt(40);
      DatedEdges edges = new DatedEdges(14, random.ints(count, 0, 6).toArray(), random.ints(count, 6, 14).toArray(),
          random.ints(count, 0, 30).toArray());
      Rules rules = new Rules(2, 1 + random.nextInt(3), 2 + random.nextInt(5));
      CrossAppointments appointments = CrossAppointments.of(edges, rules);
      List<Integer> skipped = IntStream.range(0, 6).filter(person -> enterprises(edges, person).size() > rules.largestGroup()).boxed().toList();
      assertThat(appointments.skippedPersons()).isEqualTo(skipped);
      List<String> expected = new ArrayList<>();
      for (int one = 6; one < 14; one++) {
        for (int other = one + 1; other < 14; other++) {
          Set<Integer> both = Set.of(one, other);
          long shared = IntStream.range(0, 6).filter(person -> !skipped.contains(person) && enterprises(edges, person).containsAll(both)).count();
          if (shared >= rules.sharedOfficers()) {
            expected.add("[%d, %d] %d".formatted(one, other, shared));
          }
        }
      }
      assertThat(appointments.interlocks()).extracting(finding -> finding.members() + " " + (int) finding.measure()).isEqualTo(expected);
      found += expected.size();
      DatedEdges others = RandomEdges.reordered(edges, KnownGraph.permutation(random, count));
      assertThat(told(CrossAppointments.of(others, rules), others)).isEqualTo(told(appointments, edges));
    }
    assertThat(found).isGreaterThan(1_000);
  }

  @Test
  @Timeout(20)
  void a_person_in_a_million_enterprises_is_found_and_makes_no_pairs() {
    CrossAppointments appointments =
        CrossAppointments.of(RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1_000)), new Rules(2, 1, 100));
    assertThat(appointments.persons()).hasSize(1);
    assertThat(appointments.skippedPersons()).containsExactly(0);
    assertThat(appointments.interlocks()).isEmpty();
  }

  @Test
  void more_pairs_than_an_array_holds_are_refused_and_so_are_idle_bounds() {
    DatedEdges star = RandomEdges.of(KnownGraph.starAndPairs(100_000, 1));
    assertThatThrownBy(() -> CrossAppointments.of(star, new Rules(2, 1, 100_000)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("lower the largest group");
    assertThatThrownBy(() -> new Rules(1, 1, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("persons in 1 enterprises");
  }

  private static Set<Integer> enterprises(DatedEdges edges, int person) {
    Set<Integer> enterprises = new TreeSet<>();
    IntStream.range(0, edges.count()).filter(edge -> edges.from()[edge] == person).forEach(edge -> enterprises.add(edges.to()[edge]));
    return enterprises;
  }

  private static List<String> told(CrossAppointments appointments, DatedEdges edges) {
    List<Finding> findings = new ArrayList<>(appointments.persons());
    findings.addAll(appointments.interlocks());
    return findings.stream().map(finding -> RandomEdges.told(finding, edges)).toList();
  }
}
