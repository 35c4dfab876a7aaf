package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  private static final DatedEdges EDGES =
      new DatedEdges(
          6,
          new int[] {1, 0, 0, 1, 0, 2, 2},
          new int[] {4, 3, 5, 3, 4, 3, 3},
          new int[] {10, 20, 70, 30, 40, 50, 60});

  @Test
  void a_person_in_several_enterprises_is_found_with_one_appointment_in_each() {
    assertThat(CrossAppointments.of(EDGES, new Rules(2)).persons())
        .containsExactly(
            new Finding(Pattern.CROSS_APPOINTMENT, List.of(0), 3, 0.6, 70, List.of(1, 4, 2)),
            new Finding(Pattern.CROSS_APPOINTMENT, List.of(1), 2, 0.5, 30, List.of(3, 0)));
  }

  @Test
  void on_random_graphs_the_persons_are_those_of_counting_their_enterprises() {
    Random random = new Random(12);
    int found = 0;
    for (int round = 0; round < 1_000; round++) {
      int count = random.nextInt(40);
      DatedEdges edges =
          new DatedEdges(
              14,
              random.ints(count, 0, 6).toArray(),
              random.ints(count, 6, 14).toArray(),
              random.ints(count, 0, 30).toArray());
      Rules rules = new Rules(2 + random.nextInt(3));
      List<Finding> persons = CrossAppointments.of(edges, rules).persons();
      assertThat(persons)
          .extracting(finding -> finding.members() + " " + (int) finding.measure())
          .isEqualTo(
              IntStream.range(0, 6)
                  .filter(person -> enterprises(edges, person).size() >= rules.enterprises())
                  .mapToObj(
                      person -> "[%d] %d".formatted(person, enterprises(edges, person).size()))
                  .toList());
      found += persons.size();
      DatedEdges others = RandomEdges.reordered(edges, KnownGraph.permutation(random, count));
      assertThat(described(CrossAppointments.of(others, rules), others))
          .isEqualTo(described(CrossAppointments.of(edges, rules), edges));
    }
    assertThat(found).isGreaterThan(1_000);
  }

  @Test
  @Timeout(20)
  void a_person_in_a_million_enterprises_is_found() {
    assertThat(
            CrossAppointments.of(
                    RandomEdges.of(KnownGraph.starAndPairs(1_000_000, 1_000)), new Rules(2))
                .persons())
        .extracting(Finding::measure)
        .containsExactly(1_000_000.0);
  }

  @Test
  void a_bound_that_every_person_reaches_is_refused() {
    assertThatThrownBy(() -> new Rules(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("persons in 1 enterprises");
  }

  private static Set<Integer> enterprises(DatedEdges edges, int person) {
    Set<Integer> enterprises = new TreeSet<>();
    IntStream.range(0, edges.count())
        .filter(edge -> edges.from()[edge] == person)
        .forEach(edge -> enterprises.add(edges.to()[edge]));
    return enterprises;
  }

  private static List<String> described(CrossAppointments appointments, DatedEdges edges) {
    return appointments.persons().stream()
        .map(finding -> RandomEdges.described(finding, edges))
        .toList();
  }
}
