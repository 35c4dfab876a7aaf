package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.table.Bitemporal.OPEN_DATE;
import static org.regulake.models.table.Bitemporal.OPEN_INSTANT;
import static org.regulake.models.table.Bitemporal.UNKNOWN_START;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.delivery.MessageKind;

/** Every day {@code n} below is the n-th day of 2025; what is received on day {@code n} is received at noon of that day. */
class HistoryTest {

  // ---- facts

  @Test
  void a_fact_that_was_stated_once_stands_from_the_moment_of_its_delivery() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5));
    assertThat(outcomes).containsExactly(version(1, span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT)));
  }

  @Test
  void a_fact_without_a_stated_start_was_always_true() {
    List<Outcome> outcomes = facts(statement("d1", 0, "incremental", 10, 10, 'a', null, null, null));
    assertThat(outcomes.get(0).spans()).containsExactly(span(UNKNOWN_START, OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void equal_rows_of_one_delivery_are_one_version_that_counts_them() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), said("d1", 10, 'a', 5), said("d1", 10, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("duplicate", "duplicate", "version");
    assertThat(outcomes.get(2).landedCount()).isEqualTo(3);
  }

  @Test
  void rows_of_one_delivery_that_contradict_each_other_are_none_of_them_taken() {
    List<Outcome> outcomes = facts(said("d0", 5, 'z', 5), said("d1", 10, 'a', 5), said("d1", 10, 'b', 5), said("d1", 10, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "conflicting", "conflicting", "conflicting");
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(5), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_with_contradictory_rows_of_a_fact_does_not_leave_it_out() {
    List<Outcome> outcomes = facts(List.of(full("d1", 10)), said("d0", 5, 'z', 5), said("d1", 10, 'a', 5), said("d1", 10, 'b', 5));
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(5), OPEN_INSTANT));
  }

  @Test
  void facts_of_one_delivery_that_differ_in_their_sums_stand_side_by_side_until_the_next_delivery_states_others() {
    List<Outcome> outcomes = facts(
        summed("d1", 10, 'a', 1), summed("d1", 10, 'b', 2), summed("d1", 10, 'b', 2), summed("d2", 20, 'a', 1), summed("d2", 20, 'c', 3));
    assertThat(fates(outcomes)).containsExactly("version", "duplicate", "version", "unchanged", "version");
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
    assertThat(outcomes.get(2)).isEqualTo(version(2, span(day(5), OPEN_DATE, moment(10), moment(20))));
    assertThat(outcomes.get(4).spans()).containsExactly(span(day(5), OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void equal_sums_with_other_differences_still_contradict_each_other() {
    assertThat(fates(facts(summed("d1", 10, 'a', 1), summed("d1", 10, 'b', 1)))).containsExactly("conflicting", "conflicting");
  }

  // ---- order of messages

  /** Day of the event, number and day of receipt of the second message to arrive, and whether it overrules the first: event 10, number 5. */
  @ParameterizedTest
  @CsvSource({
    "incremental, 12, 6, true", "incremental, 12, 4, false", "incremental, 8, 6, false", "incremental, 8, 4, false", "incremental, 10, 5, true",
    "incremental, 12, 0, true", "incremental, 8, 0, false",
    "correction, 12, 6, true", "correction, 12, 4, false", "correction, 8, 6, true", "correction, 8, 4, false", "correction, 8, 0, true",
    "deletion, 12, 6, true", "deletion, 12, 4, false", "deletion, 8, 6, true", "deletion, 8, 0, false", "deletion, 12, 0, true"
  })
  void a_message_that_arrives_later_counts_more_unless_its_number_or_its_day_is_older(String kind, int event, long sequence, boolean overrules) {
    Statement first = statement("d1", 5, "incremental", 20, 10, 'a', day(5), null, null);
    Statement second = statement("d2", sequence, kind, 30, event, 'b', day(5), null, null);
    List<Outcome> outcomes = facts(first, second);
    assertThat(outcomes.get(0).spans().get(0).knownTo()).isEqualTo(overrules ? moment(30) : OPEN_INSTANT);
    assertThat(fates(outcomes).get(1)).isEqualTo(!overrules ? "superseded" : kind.equals("deletion") ? "withdrawal" : "version");
  }

  @Test
  void a_full_delivery_about_an_earlier_day_ends_nothing_that_a_later_day_brought() {
    Message late = new Message("d1", MessageKind.FULL, 0, "", day(8), moment(20));
    List<Outcome> outcomes = facts(List.of(late), said("d2", 10, 'a', 5));
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_ends_only_facts_of_its_own_scope() {
    Message zhejiang = new Message("d2", MessageKind.FULL, 7, "浙江", day(20), moment(20));
    Statement ofJiangsu = statement(new Message("d1", MessageKind.INCREMENTAL, 3, "江苏", day(10), moment(10)), 'a');
    Statement ofZhejiang = statement(new Message("d1", MessageKind.INCREMENTAL, 3, "浙江", day(10), moment(10)), 'a');
    Statement ofAll = statement(new Message("d1", MessageKind.INCREMENTAL, 3, "", day(10), moment(10)), 'a');
    assertThat(facts(List.of(zhejiang), ofJiangsu).get(0).spans().get(0).knownTo()).isEqualTo(OPEN_INSTANT);
    assertThat(facts(List.of(zhejiang), ofAll).get(0).spans().get(0).knownTo()).isEqualTo(OPEN_INSTANT);
    assertThat(facts(List.of(zhejiang), ofZhejiang).get(0).spans().get(0))
        .isEqualTo(new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2"));
  }

  @Test
  void numbers_of_different_senders_are_not_compared() {
    List<Outcome> outcomes = facts(statement(new Message("d1", MessageKind.INCREMENTAL, 900, "税务", day(10), moment(10)), 'a'),
        statement(new Message("d2", MessageKind.INCREMENTAL, 1, "工商", day(12), moment(12)), 'b'));
    assertThat(fates(outcomes)).containsExactly("version", "version");
  }

  @Test
  void a_statement_that_arrives_after_its_deletion_does_not_come_back() {
    List<Outcome> outcomes = facts(
        statement("d2", 2, "deletion", 10, 10, ' ', null, null, null), statement("d1", 1, "incremental", 20, 8, 'a', day(5), null, null));
    assertThat(fates(outcomes)).containsExactly("orphan_withdrawal", "superseded");
  }

  @Test
  void a_correction_of_a_key_ends_the_parts_that_it_leaves_out() {
    Message correction = new Message("d2", MessageKind.CORRECTION, 2, "", day(20), moment(20));
    List<Outcome> outcomes = new History(History.Kind.FACT, List.of(), List.of())
        .of(List.of(statement("d1", 1, "incremental", 10, 10, 'a', day(5), null, null)), Set.of(), List.of(correction));
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), moment(20)));
  }

  // ---- withdrawals

  @Test
  void from_its_withdrawal_on_a_delivery_is_as_if_it_had_never_come() {
    List<Outcome> outcomes = withdrawn("d2", 40, List.of(), said("d1", 10, 'a', 5), said("d2", 20, 'b', 6));
    assertThat(outcomes.get(0).spans()).containsExactly(
        span(day(5), OPEN_DATE, moment(10), moment(20)), span(day(5), OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(outcomes.get(1).spans()).containsExactly(span(day(6), OPEN_DATE, moment(20), moment(40)));
  }

  @Test
  void what_repeated_a_withdrawn_delivery_stands_in_its_place() {
    List<Outcome> outcomes = withdrawn("d1", 40, List.of(), said("d1", 10, 'a', 5), said("d2", 20, 'a', 5));
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), moment(40)));
    assertThat(outcomes.get(1).spans()).containsExactly(span(day(5), OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(fates(outcomes)).containsExactly("version", "version");
  }

  @Test
  void a_withdrawn_full_delivery_no_longer_leaves_anything_out() {
    List<Outcome> outcomes = withdrawn("d2", 40, List.of(full("d2", 20)), said("d1", 10, 'a', 5));
    assertThat(outcomes.get(0).spans()).containsExactly(
        new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2"), span(day(5), OPEN_DATE, moment(40), OPEN_INSTANT));
  }

  @Test
  void a_withdrawn_state_gives_its_days_back_to_the_state_before() {
    List<Outcome> outcomes = new History(History.Kind.STATE, List.of(), List.of(new Withdrawal("d2", moment(40))))
        .of(List.of(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b')), Set.of(), List.of());
    assertThat(known(outcomes, moment(40))).containsExactly(span(ESTABLISHED, OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(known(outcomes, moment(39))).hasSize(2);
  }

  @Test
  void a_withdrawal_leaves_the_same_belief_as_if_the_delivery_had_never_come() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Drawn drawn = Drawn.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        for (int delivery = 0; delivery < 8; delivery++) {
          String id = "d" + delivery;
          List<Outcome> outcomes = new History(kind, drawn.fulls, List.of(new Withdrawal(id, moment(LAST_DAY + 1))))
              .of(drawn.statements, Set.of(), List.of());
          Drawn without = drawn.without(id);
          assertThat(saidAt(drawn.statements, outcomes, moment(LAST_DAY + 1))).as("seed %d, %s without %s", seed, kind, id)
              .isEqualTo(saidAt(without.statements, without.history(kind), moment(LAST_DAY + 1)));
          assertThat(saidAt(drawn.statements, outcomes, moment(LAST_DAY))).as("seed %d, %s before %s was withdrawn", seed, kind, id)
              .isEqualTo(saidAt(drawn.statements, drawn.history(kind), moment(LAST_DAY)));
        }
      }
    }
  }

  @Test
  void a_later_delivery_that_says_the_same_changes_nothing() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), said("d2", 20, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "unchanged");
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_fact_that_is_stated_anew_replaces_what_was_known_and_leaves_what_was_known_then() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), statement("d2", 0, "correction", 20, 20, 'b', day(6), day(8), null));
    assertThat(outcomes).containsExactly(
        version(1, span(day(5), OPEN_DATE, moment(10), moment(20))),
        version(1, span(day(6), day(8), moment(20), OPEN_INSTANT)));
  }

  @Test
  void a_deletion_ends_what_is_known_of_a_fact() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), deletion("d2", 20));
    assertThat(fates(outcomes)).containsExactly("version", "withdrawal");
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), moment(20)));
  }

  @Test
  void a_fact_can_be_stated_again_after_it_was_withdrawn() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), deletion("d2", 20), said("d3", 30, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "withdrawal", "version");
    assertThat(outcomes.get(2).spans()).containsExactly(span(day(5), OPEN_DATE, moment(30), OPEN_INSTANT));
  }

  @Test
  void a_deletion_of_what_was_never_stated_is_an_orphan() {
    assertThat(fates(facts(deletion("d1", 10)))).containsExactly("orphan_withdrawal");
    assertThat(fates(facts(said("d1", 10, 'a', 5), deletion("d2", 20), deletion("d3", 30))))
        .containsExactly("version", "withdrawal", "orphan_withdrawal");
  }

  @Test
  void a_full_delivery_that_leaves_a_fact_out_ends_its_being_known() {
    List<Outcome> outcomes = facts(List.of(full("d1", 10), full("d2", 20)), said("d1", 10, 'a', 5));
    assertThat(outcomes).containsExactly(version(1, new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2")));
  }

  @Test
  void a_full_delivery_that_holds_a_fact_leaves_it_standing() {
    List<Outcome> outcomes = facts(List.of(full("d1", 10), full("d2", 20)), said("d1", 10, 'a', 5), said("d2", 20, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "unchanged");
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_that_names_a_fact_in_a_row_that_cannot_be_read_leaves_it_standing() {
    List<Outcome> outcomes = new History(History.Kind.FACT, List.of(full("d1", 10), full("d2", 20), full("d3", 30)), List.of())
        .of(List.of(said("d1", 10, 'a', 5)), Set.of("d2"), List.of());
    assertThat(outcomes.get(0).spans()).containsExactly(new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(30), "d3"));
  }

  @Test
  void a_full_delivery_before_the_first_mention_ends_nothing() {
    List<Outcome> outcomes = facts(List.of(full("d0", 5)), said("d1", 10, 'a', 5));
    assertThat(outcomes.get(0).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_fact_left_out_by_one_full_delivery_comes_back_with_the_next() {
    List<Outcome> outcomes = facts(
        List.of(full("d1", 10), full("d2", 20), full("d3", 30)), said("d1", 10, 'a', 5), said("d3", 30, 'a', 5));
    assertThat(outcomes).containsExactly(
        version(1, new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2")),
        version(1, span(day(5), OPEN_DATE, moment(30), OPEN_INSTANT)));
  }

  @Test
  void of_two_deliveries_of_one_moment_the_later_number_wins_and_the_other_was_never_known() {
    List<Outcome> outcomes = facts(
        statement("d2", 1, "incremental", 10, 10, 'a', day(5), null, null), statement("d1", 2, "incremental", 10, 10, 'b', day(5), null, null));
    assertThat(fates(outcomes)).containsExactly("superseded", "version");
    assertThat(outcomes.get(0).spans()).isEmpty();
    assertThat(outcomes.get(1).spans()).containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_does_not_end_what_a_later_delivery_of_the_same_moment_states() {
    Statement added = statement("d-new", 2, "incremental", 10, 10, 'a', day(5), null, null);
    List<Outcome> outcomes = facts(List.of(full("d-stock", 1, 10)), added);
    assertThat(outcomes).containsExactly(version(1, span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT)));
  }

  @Test
  void a_full_delivery_ends_what_an_earlier_delivery_of_the_same_moment_states() {
    Statement added = statement("d-new", 1, "incremental", 10, 10, 'a', day(5), null, null);
    List<Outcome> outcomes = facts(List.of(full("d-stock", 2, 10)), added);
    assertThat(fates(outcomes)).containsExactly("superseded");
  }

  // ---- states

  @Test
  void the_first_state_reaches_back_to_the_establishment() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'));
    assertThat(outcomes.get(0).spans()).containsExactly(span(ESTABLISHED, OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_state_is_true_until_the_next_one_begins() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'));
    assertThat(outcomes).containsExactly(
        version(1, span(ESTABLISHED, OPEN_DATE, moment(10), moment(20)), span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT)),
        version(1, span(day(20), OPEN_DATE, moment(20), OPEN_INSTANT)));
  }

  @Test
  void a_state_begins_on_the_day_that_it_states_rather_than_on_the_day_of_its_delivery() {
    List<Outcome> outcomes = states(
        state("d1", 10, 10, 'a'), statement("d2", 0, "incremental", 20, 20, 'b', day(17), null, ESTABLISHED));
    assertThat(outcomes.get(1).spans()).containsExactly(span(day(17), OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void a_corrected_state_keeps_its_place_in_valid_time() {
    List<Outcome> outcomes = states(
        state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'), statement("d3", 0, "correction", 30, 30, 'c', null, null, ESTABLISHED));
    assertThat(outcomes).containsExactly(
        version(1, span(ESTABLISHED, OPEN_DATE, moment(10), moment(20)), span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT)),
        version(1, span(day(20), OPEN_DATE, moment(20), moment(30))),
        version(1, span(day(20), OPEN_DATE, moment(30), OPEN_INSTANT)));
  }

  @Test
  void a_correction_of_the_only_state_reaches_back_as_far() {
    List<Outcome> outcomes = states(
        state("d1", 10, 10, 'a'), statement("d2", 0, "correction", 20, 20, 'b', day(15), null, ESTABLISHED));
    assertThat(outcomes.get(1).spans()).containsExactly(span(ESTABLISHED, OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void a_state_that_arrives_late_takes_its_place_between_the_others() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'), state("d3", 30, 30, 'c'), state("d2", 40, 20, 'b'));
    assertThat(known(outcomes, moment(40))).containsExactly(
        span(ESTABLISHED, day(20), moment(40), OPEN_INSTANT),
        span(day(20), day(30), moment(40), OPEN_INSTANT),
        span(day(30), OPEN_DATE, moment(30), OPEN_INSTANT));
  }

  @Test
  void a_state_that_arrives_late_and_is_the_earliest_of_all_does_not_become_the_present_one() {
    List<Outcome> outcomes = states(state("d2", 20, 20, 'b'), state("d1", 30, 10, 'a'));
    assertThat(outcomes).containsExactly(
        version(1, span(ESTABLISHED, OPEN_DATE, moment(20), moment(30)), span(day(20), OPEN_DATE, moment(30), OPEN_INSTANT)),
        version(1, span(ESTABLISHED, day(20), moment(30), OPEN_INSTANT)));
  }

  @Test
  void a_new_state_equal_to_one_that_arrived_late_is_a_change_when_another_stands() {
    List<Outcome> outcomes = states(
        state("d1", 10, 10, 'a'), state("d3", 30, 30, 'c'), state("d2", 40, 20, 'b'), state("d5", 50, 50, 'b'));
    assertThat(fates(outcomes)).containsExactly("version", "version", "version", "version");
    assertThat(outcomes.get(3).spans()).containsExactly(span(day(50), OPEN_DATE, moment(50), OPEN_INSTANT));
  }

  @Test
  void a_state_that_was_confirmed_stands_again_after_a_late_statement_about_the_days_between() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'), state("d3", 30, 30, 'a'), state("d2", 40, 20, 'b'));
    assertThat(known(outcomes, moment(40))).containsExactly(
        span(ESTABLISHED, day(20), moment(40), OPEN_INSTANT),
        span(day(20), day(30), moment(40), OPEN_INSTANT),
        span(day(30), OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(known(outcomes, moment(39))).containsExactly(span(ESTABLISHED, OPEN_DATE, moment(10), moment(40)));
  }

  @Test
  void a_change_that_leaves_the_stated_day_as_it_was_begins_on_the_day_of_its_delivery() {
    List<Outcome> outcomes = states(
        statement("d1", 0, "full", 10, 10, 'a', day(2), null, ESTABLISHED), statement("d2", 0, "full", 20, 20, 'b', day(2), null, ESTABLISHED));
    assertThat(known(outcomes, moment(20))).containsExactly(
        span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT), span(day(20), OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void a_state_that_is_stated_anew_for_the_same_day_takes_the_place_of_the_former() {
    List<Outcome> outcomes = states(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'), state("d3", 30, 20, 'c'));
    assertThat(known(outcomes, moment(30))).containsExactly(
        span(ESTABLISHED, day(20), moment(20), OPEN_INSTANT), span(day(20), OPEN_DATE, moment(30), OPEN_INSTANT));
  }

  @Test
  void a_state_that_returns_to_an_earlier_one_is_a_change() {
    assertThat(fates(states(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'), state("d3", 30, 30, 'a'))))
        .containsExactly("version", "version", "version");
  }

  @Test
  void a_state_that_a_full_delivery_leaves_out_is_no_longer_known_on_any_day() {
    List<Outcome> outcomes = states(List.of(full("d3", 30)), state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b'));
    assertThat(known(outcomes, moment(29))).hasSize(2);
    assertThat(known(outcomes, moment(30))).isEmpty();
  }

  // ---- properties, against histories drawn at random

  @Test
  void on_no_day_and_at_no_moment_does_more_than_one_state_stand() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Outcome> outcomes = Drawn.of(seed, true).history(History.Kind.STATE);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        List<Outcome.Span> spans = known(outcomes, moment(moment));
        for (int i = 1; i < spans.size(); i++) {
          assertThat(spans.get(i).validFrom()).as("seed %d, known at %d: %s", seed, moment, spans).isAfterOrEqualTo(spans.get(i - 1).validTo());
        }
      }
    }
  }

  @Test
  void what_was_known_at_a_moment_does_not_depend_on_what_came_later() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Drawn drawn = Drawn.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        List<Outcome> whole = drawn.history(kind);
        for (int moment = 0; moment <= LAST_DAY; moment++) {
          Drawn then = drawn.until(moment(moment));
          assertThat(saidAt(drawn.statements, whole, moment(moment))).as("seed %d, %s, known at %d", seed, kind, moment)
              .isEqualTo(saidAt(then.statements, then.history(kind), moment(moment)));
        }
      }
    }
  }

  @Test
  void a_fact_is_what_was_said_of_the_latest_day_unless_it_was_withdrawn_or_left_out_since() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Drawn drawn = Drawn.of(seed, true);
      List<Outcome> outcomes = drawn.history(History.Kind.FACT);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        Set<String> expected = new TreeSet<>();
        drawn.standing(moment(moment), History.Kind.FACT).forEach(statement -> expected.add(
            written(statement, statement.validFrom() == null ? UNKNOWN_START : statement.validFrom(), OPEN_DATE)));
        assertThat(saidAt(drawn.statements, outcomes, moment(moment))).as("seed %d, known at %d", seed, moment).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_state_on_a_day_is_what_the_latest_delivery_about_that_day_or_a_day_before_says() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Drawn drawn = Drawn.of(seed, false);
      List<Outcome> outcomes = drawn.history(History.Kind.STATE);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        List<Statement> standing = drawn.standing(moment(moment), History.Kind.STATE);
        standing.sort(Comparator.comparing(Statement::eventDate));
        for (int day = 0; day <= LAST_DAY; day++) {
          LocalDate on = day(day);
          Long expected = standing.isEmpty() ? null : standing.stream().filter(statement -> !statement.eventDate().isAfter(on))
              .reduce((before, after) -> after).orElse(standing.get(0)).content();
          assertThat(contentOn(drawn.statements, outcomes, on, moment(moment))).as("seed %d, day %d, known at %d", seed, day, moment)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void every_statement_has_one_fate_and_only_versions_have_a_place_in_time() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Drawn drawn = Drawn.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        List<Outcome> outcomes = drawn.history(kind);
        assertThat(outcomes).hasSameSizeAs(drawn.statements);
        for (Outcome outcome : outcomes) {
          assertThat(outcome.spans().isEmpty()).as("seed %d, %s: %s", seed, kind, outcome).isEqualTo(outcome.fate() != Outcome.Fate.VERSION);
          outcome.spans().forEach(span -> {
            assertThat(span.knownFrom()).isBefore(span.knownTo());
            assertThat(span.validFrom()).isBeforeOrEqualTo(span.validTo());
          });
        }
      }
    }
  }

  // ---- drawing

  private static final int SEEDS = 400;
  private static final int LAST_DAY = 14;
  private static final LocalDate ESTABLISHED = LocalDate.of(2010, 4, 1);

  /** Deliveries drawn at random: up to eight, a day apart, some full, some without the record. */
  private record Drawn(List<Message> fulls, List<Statement> statements) {

    static Drawn of(int seed, boolean isWild) {
      Random random = new Random(seed);
      List<Message> fulls = new ArrayList<>();
      List<Statement> statements = new ArrayList<>();
      Set<Integer> eventDays = new HashSet<>();
      int received = 1;
      for (int delivery = 0; delivery < 8; delivery++) {
        received = Math.min(LAST_DAY, received + random.nextInt(isWild ? 3 : 2) + (isWild ? 0 : 1));
        String id = "d" + delivery;
        boolean isFull = random.nextInt(3) == 0;
        // Mostly about the day of the delivery, now and then about an earlier one.
        int event = random.nextInt(3) == 0 ? random.nextInt(received + 1) : received;
        if (isFull) {
          fulls.add(new Message(id, MessageKind.FULL, delivery + 1, "", day(event), moment(received)));
        }
        if (random.nextInt(5) == 0) {
          continue;
        }
        String kind = isFull ? "full" : isWild && random.nextInt(5) == 0 ? "correction" : random.nextInt(6) == 0 ? "deletion" : "incremental";
        // Every day is spoken of once, so that no two contend for it.
        if (!isWild && !eventDays.add(event)) {
          continue;
        }
        int rows = isWild ? 1 + random.nextInt(2) : 1;
        for (int row = 0; row < rows; row++) {
          LocalDate from = isWild && random.nextInt(3) == 0 ? day(random.nextInt(LAST_DAY)) : null;
          char content = (char) ('a' + random.nextInt(3));
          Message message = new Message(id, MessageKind.valueOf(kind.toUpperCase(Locale.ROOT)), delivery + 1, "", day(event), moment(received));
          statements.add(kind.equals("deletion")
              ? new Statement(message, 0, 0, null, null, null, false)
              : new Statement(message, content * 1000L + (from == null ? 0 : from.getDayOfYear()), random.nextInt(2), from, null, ESTABLISHED, false));
        }
      }
      return new Drawn(fulls, statements);
    }

    List<Outcome> history(History.Kind kind) {
      return new History(kind, fulls, List.of()).of(statements, Set.of(), List.of());
    }

    Drawn without(String id) {
      return new Drawn(fulls.stream().filter(full -> !full.deliveryId().equals(id)).toList(),
          statements.stream().filter(statement -> !statement.deliveryId().equals(id)).toList());
    }

    Drawn until(Instant moment) {
      return new Drawn(
          fulls.stream().filter(full -> !full.receivedAt().isAfter(moment)).toList(),
          statements.stream().filter(statement -> !statement.message().receivedAt().isAfter(moment)).toList());
    }

    /**
     * What was said by a moment and not taken back since: of a fact the latest delivery's rows, of a state all. Numbers rise with the deliveries, so
     * only the days that they describe can be older.
     */
    List<Statement> standing(Instant moment, History.Kind kind) {
      List<Statement> standing = new ArrayList<>();
      LocalDate newest = LocalDate.MIN;
      boolean isEnded = false;
      for (int delivery = 0; delivery < 8; delivery++) {
        String id = "d" + delivery;
        List<Statement> said = statements.stream().filter(statement -> statement.deliveryId().equals(id)).toList();
        Message message = said.isEmpty() ? fulls.stream().filter(full -> full.deliveryId().equals(id)).findFirst().orElse(null) : said.get(0).message();
        if (message == null || message.receivedAt().isAfter(moment)) {
          continue;
        }
        boolean isOlder = message.eventDate().isBefore(newest);
        if (said.isEmpty() ? !standing.isEmpty() && !isOlder : message.kind() == MessageKind.DELETION) {
          standing.clear();
          newest = message.eventDate();
          isEnded = true;
        } else if (!said.isEmpty() && !isContradictory(said, kind)) {
          boolean counts = !isOlder || message.kind() == MessageKind.CORRECTION;
          if (counts && kind == History.Kind.FACT) {
            standing.clear();
          }
          if (counts || kind == History.Kind.STATE && !isEnded) {
            standing.addAll(said);
          }
          newest = counts ? message.eventDate() : newest;
          isEnded &= !counts;
        }
      }
      return standing;
    }

    private static boolean isContradictory(List<Statement> said, History.Kind kind) {
      return kind == History.Kind.FACT && said.stream().anyMatch(one -> said.stream()
          .anyMatch(other -> one.sum() == other.sum() && one.content() != other.content()));
    }
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2024, 12, 31).plusDays(number);
  }

  private static Instant moment(int number) {
    return day(number).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static Statement statement(
      String delivery, long sequence, String kind, int received, int event, char content, LocalDate from, LocalDate to, LocalDate established) {
    Message message = new Message(delivery, MessageKind.valueOf(kind.toUpperCase(Locale.ROOT)), sequence, "", day(event), moment(received));
    return new Statement(message, content, 0, from, to, established, false);
  }

  private static Statement statement(Message message, char content) {
    return new Statement(message, content, 0, day(5), null, null, false);
  }

  private static Statement summed(String delivery, int received, char content, long sum) {
    return new Statement(new Message(delivery, MessageKind.INCREMENTAL, 0, "", day(received), moment(received)), content, sum, day(5), null, null, false);
  }

  private static List<Outcome> withdrawn(String delivery, int at, List<Message> fulls, Statement... statements) {
    return new History(History.Kind.FACT, fulls, List.of(new Withdrawal(delivery, moment(at)))).of(List.of(statements), Set.of(), List.of());
  }

  private static Statement said(String delivery, int received, char content, int from) {
    return statement(delivery, 0, "incremental", received, received, content, day(from), null, null);
  }

  private static Statement deletion(String delivery, int received) {
    return statement(delivery, 0, "deletion", received, received, ' ', null, null, null);
  }

  private static Statement state(String delivery, int received, int event, char content) {
    return statement(delivery, 0, "incremental", received, event, content, null, null, ESTABLISHED);
  }

  private static Message full(String delivery, int received) {
    return full(delivery, 0, received);
  }

  private static Message full(String delivery, long sequence, int received) {
    return new Message(delivery, MessageKind.FULL, sequence, "", day(received), moment(received));
  }

  private static List<Outcome> facts(Statement... statements) {
    return facts(List.of(), statements);
  }

  private static List<Outcome> facts(List<Message> fulls, Statement... statements) {
    return new History(History.Kind.FACT, fulls, List.of()).of(List.of(statements), Set.of(), List.of());
  }

  private static List<Outcome> states(Statement... statements) {
    return states(List.of(), statements);
  }

  private static List<Outcome> states(List<Message> fulls, Statement... statements) {
    return new History(History.Kind.STATE, fulls, List.of()).of(List.of(statements), Set.of(), List.of());
  }

  private static Outcome version(long landed, Outcome.Span... spans) {
    return new Outcome(Outcome.Fate.VERSION, landed, List.of(spans));
  }

  private static Outcome.Span span(LocalDate validFrom, LocalDate validTo, Instant knownFrom, Instant knownTo) {
    return new Outcome.Span(validFrom, validTo, knownFrom, knownTo, null);
  }

  private static List<String> fates(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> outcome.fate().code()).toList();
  }

  /** Rectangles that stand at a moment, by their start. */
  private static List<Outcome.Span> known(List<Outcome> outcomes, Instant moment) {
    return outcomes.stream().flatMap(outcome -> outcome.spans().stream()).filter(span -> isKnown(span, moment))
        .sorted(Comparator.comparing(Outcome.Span::validFrom)).toList();
  }

  private static boolean isKnown(Outcome.Span span, Instant moment) {
    return !span.knownFrom().isAfter(moment) && span.knownTo().isAfter(moment);
  }

  private static Set<String> saidAt(List<Statement> statements, List<Outcome> outcomes, Instant moment) {
    Set<String> said = new TreeSet<>();
    for (int i = 0; i < outcomes.size(); i++) {
      for (Outcome.Span span : outcomes.get(i).spans()) {
        if (isKnown(span, moment)) {
          said.add(written(statements.get(i), span.validFrom(), span.validTo()));
        }
      }
    }
    return said;
  }

  private static String written(Statement statement, LocalDate from, LocalDate to) {
    return "%d from %s to %s".formatted(statement.content(), from, to);
  }

  private static Long contentOn(List<Statement> statements, List<Outcome> outcomes, LocalDate day, Instant moment) {
    for (int i = 0; i < outcomes.size(); i++) {
      for (Outcome.Span span : outcomes.get(i).spans()) {
        if (isKnown(span, moment) && !span.validFrom().isAfter(day) && span.validTo().isAfter(day)) {
          return statements.get(i).content();
        }
      }
    }
    return null;
  }
}
