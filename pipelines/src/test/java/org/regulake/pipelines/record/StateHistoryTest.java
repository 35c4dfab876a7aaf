package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.table.Bitemporal.OPEN_DATE;
import static org.regulake.models.table.Bitemporal.OPEN_INSTANT;
import static org.regulake.pipelines.record.Histories.ESTABLISHED;
import static org.regulake.pipelines.record.Histories.day;
import static org.regulake.pipelines.record.Histories.fates;
import static org.regulake.pipelines.record.Histories.full;
import static org.regulake.pipelines.record.Histories.known;
import static org.regulake.pipelines.record.Histories.moment;
import static org.regulake.pipelines.record.Histories.span;
import static org.regulake.pipelines.record.Histories.state;
import static org.regulake.pipelines.record.Histories.statement;
import static org.regulake.pipelines.record.Histories.states;
import static org.regulake.pipelines.record.Histories.version;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Histories of states, each of which is followed by the next; days and moments as in {@link
 * Histories}.
 */
class StateHistoryTest {

  @Test
  void the_first_state_reaches_back_to_the_establishment() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(ESTABLISHED, OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_state_is_valid_until_the_next_one_begins() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'));
    assertThat(outcomes)
        .containsExactly(
            version(
                1,
                span(ESTABLISHED, OPEN_DATE, moment(10), moment(20)),
                span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT)),
            version(1, span(day(20), OPEN_DATE, moment(20), OPEN_INSTANT)));
  }

  @Test
  void a_state_begins_on_the_day_that_it_states_rather_than_on_the_day_of_its_delivery() {
    List<Outcome> outcomes =
        states(
            state("d1", 10, 10, 'a'),
            statement("d2", 0, "incremental", 20, 20, 'b', day(17), null, ESTABLISHED));
    assertThat(outcomes.get(1).spans())
        .containsExactly(span(day(17), OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void a_corrected_state_keeps_its_place_in_valid_time() {
    List<Outcome> outcomes =
        states(
            state("d1", 10, 10, 'a'),
            state("d2", 20, 20, 'b'),
            statement("d3", 0, "correction", 30, 30, 'c', null, null, ESTABLISHED));
    assertThat(outcomes)
        .containsExactly(
            version(
                1,
                span(ESTABLISHED, OPEN_DATE, moment(10), moment(20)),
                span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT)),
            version(1, span(day(20), OPEN_DATE, moment(20), moment(30))),
            version(1, span(day(20), OPEN_DATE, moment(30), OPEN_INSTANT)));
  }

  @Test
  void a_correction_of_the_only_state_reaches_back_as_far() {
    List<Outcome> outcomes =
        states(
            state("d1", 10, 10, 'a'),
            statement("d2", 0, "correction", 20, 20, 'b', day(15), null, ESTABLISHED));
    assertThat(outcomes.get(1).spans())
        .containsExactly(span(ESTABLISHED, OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void a_late_state_is_inserted_between_the_others() {
    List<Outcome> outcomes =
        states(state("d1", 10, 10, 'a'), state("d3", 30, 30, 'c'), state("d2", 40, 20, 'b'));
    assertThat(known(outcomes, moment(40)))
        .containsExactly(
            span(ESTABLISHED, day(20), moment(40), OPEN_INSTANT),
            span(day(20), day(30), moment(40), OPEN_INSTANT),
            span(day(30), OPEN_DATE, moment(30), OPEN_INSTANT));
  }

  @Test
  void a_late_state_that_is_the_earliest_does_not_become_the_present_one() {
    List<Outcome> outcomes = states(state("d2", 20, 20, 'b'), state("d1", 30, 10, 'a'));
    assertThat(outcomes)
        .containsExactly(
            version(
                1,
                span(ESTABLISHED, OPEN_DATE, moment(20), moment(30)),
                span(day(20), OPEN_DATE, moment(30), OPEN_INSTANT)),
            version(1, span(ESTABLISHED, day(20), moment(30), OPEN_INSTANT)));
  }

  @Test
  void a_new_state_equal_to_a_late_one_is_a_change_when_another_is_current() {
    List<Outcome> outcomes =
        states(
            state("d1", 10, 10, 'a'),
            state("d3", 30, 30, 'c'),
            state("d2", 40, 20, 'b'),
            state("d5", 50, 50, 'b'));
    assertThat(fates(outcomes)).containsExactly("version", "version", "version", "version");
    assertThat(outcomes.get(3).spans())
        .containsExactly(span(day(50), OPEN_DATE, moment(50), OPEN_INSTANT));
  }

  @Test
  void a_confirmed_state_becomes_a_version_after_a_late_statement_in_between() {
    List<Outcome> outcomes =
        states(state("d1", 10, 10, 'a'), state("d3", 30, 30, 'a'), state("d2", 40, 20, 'b'));
    assertThat(known(outcomes, moment(40)))
        .containsExactly(
            span(ESTABLISHED, day(20), moment(40), OPEN_INSTANT),
            span(day(20), day(30), moment(40), OPEN_INSTANT),
            span(day(30), OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(known(outcomes, moment(39)))
        .containsExactly(span(ESTABLISHED, OPEN_DATE, moment(10), moment(40)));
  }

  @Test
  void a_change_without_a_new_stated_day_begins_on_the_day_of_its_delivery() {
    List<Outcome> outcomes =
        states(
            statement("d1", 0, "full", 10, 10, 'a', day(2), null, ESTABLISHED),
            statement("d2", 0, "full", 20, 20, 'b', day(2), null, ESTABLISHED));
    assertThat(known(outcomes, moment(20)))
        .containsExactly(
            span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT),
            span(day(20), OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void a_state_stated_again_for_the_same_day_replaces_the_former() {
    List<Outcome> outcomes =
        states(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'), state("d3", 30, 20, 'c'));
    assertThat(known(outcomes, moment(30)))
        .containsExactly(
            span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT),
            span(day(20), OPEN_DATE, moment(30), OPEN_INSTANT));
  }

  @Test
  void a_state_that_returns_to_an_earlier_one_is_a_change() {
    assertThat(
            fates(
                states(
                    state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'), state("d3", 30, 30, 'a'))))
        .containsExactly("version", "version", "version");
  }

  @Test
  void a_state_that_a_full_delivery_leaves_out_is_no_longer_known_on_any_day() {
    List<Outcome> outcomes =
        states(List.of(full("d3", 30)), state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'));
    assertThat(known(outcomes, moment(29))).hasSize(2);
    assertThat(known(outcomes, moment(30))).isEmpty();
  }
}
