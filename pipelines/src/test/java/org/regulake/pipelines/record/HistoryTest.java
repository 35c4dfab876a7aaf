package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.table.Bitemporal.OPEN_DATE;
import static org.regulake.models.table.Bitemporal.OPEN_INSTANT;
import static org.regulake.models.table.Bitemporal.UNKNOWN_START;
import static org.regulake.pipelines.record.Histories.ESTABLISHED;
import static org.regulake.pipelines.record.Histories.day;
import static org.regulake.pipelines.record.Histories.deletion;
import static org.regulake.pipelines.record.Histories.facts;
import static org.regulake.pipelines.record.Histories.fates;
import static org.regulake.pipelines.record.Histories.full;
import static org.regulake.pipelines.record.Histories.known;
import static org.regulake.pipelines.record.Histories.moment;
import static org.regulake.pipelines.record.Histories.said;
import static org.regulake.pipelines.record.Histories.span;
import static org.regulake.pipelines.record.Histories.state;
import static org.regulake.pipelines.record.Histories.statement;
import static org.regulake.pipelines.record.Histories.summed;
import static org.regulake.pipelines.record.Histories.version;
import static org.regulake.pipelines.record.Histories.withdrawn;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * Histories of facts, which are independent of each other; days and moments as in {@link
 * Histories}.
 */
class HistoryTest {

  @Test
  void a_fact_stated_once_is_known_from_the_moment_of_its_delivery() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5));
    assertThat(outcomes)
        .containsExactly(version(1, span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT)));
  }

  @Test
  void a_fact_without_a_stated_start_was_always_true() {
    List<Outcome> outcomes =
        facts(statement("d1", 0, "incremental", 10, 10, 'a', null, null, null));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(UNKNOWN_START, OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void equal_rows_of_one_delivery_are_one_version_that_counts_them() {
    List<Outcome> outcomes =
        facts(said("d1", 10, 'a', 5), said("d1", 10, 'a', 5), said("d1", 10, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("duplicate", "duplicate", "version");
    assertThat(outcomes.get(2).landedCount()).isEqualTo(3);
  }

  @Test
  void contradictory_rows_of_one_delivery_are_all_refused() {
    List<Outcome> outcomes =
        facts(
            said("d0", 5, 'z', 5),
            said("d1", 10, 'a', 5),
            said("d1", 10, 'b', 5),
            said("d1", 10, 'a', 5));
    assertThat(fates(outcomes))
        .containsExactly("version", "conflicting", "conflicting", "conflicting");
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(5), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_with_contradictory_rows_of_a_fact_does_not_leave_it_out() {
    List<Outcome> outcomes =
        facts(
            List.of(full("d1", 10)),
            said("d0", 5, 'z', 5),
            said("d1", 10, 'a', 5),
            said("d1", 10, 'b', 5));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(5), OPEN_INSTANT));
  }

  @Test
  void facts_of_one_delivery_with_different_sums_are_all_kept_until_the_next_delivery() {
    List<Outcome> outcomes =
        facts(
            summed("d1", 10, 'a', 1),
            summed("d1", 10, 'b', 2),
            summed("d1", 10, 'b', 2),
            summed("d2", 20, 'a', 1),
            summed("d2", 20, 'c', 3));
    assertThat(fates(outcomes))
        .containsExactly("version", "duplicate", "version", "unchanged", "version");
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
    assertThat(outcomes.get(2))
        .isEqualTo(version(2, span(day(5), OPEN_DATE, moment(10), moment(20))));
    assertThat(outcomes.get(4).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(20), OPEN_INSTANT));
  }

  @Test
  void equal_sums_with_other_differences_still_contradict_each_other() {
    assertThat(fates(facts(summed("d1", 10, 'a', 1), summed("d1", 10, 'b', 1))))
        .containsExactly("conflicting", "conflicting");
  }

  // ---- order of messages

  /**
   * Day of the event, number and day of receipt of the second message to arrive, and whether it
   * overrules the first: event 10, number 5.
   */
  @ParameterizedTest
  @CsvSource({
    "incremental, 12, 6, true",
    "incremental, 12, 4, false",
    "incremental, 8, 6, false",
    "incremental, 8, 4, false",
    "incremental, 10, 5, true",
    "incremental, 12, 0, true",
    "incremental, 8, 0, false",
    "correction, 12, 6, true",
    "correction, 12, 4, false",
    "correction, 8, 6, true",
    "correction, 8, 4, false",
    "correction, 8, 0, true",
    "deletion, 12, 6, true",
    "deletion, 12, 4, false",
    "deletion, 8, 6, true",
    "deletion, 8, 0, false",
    "deletion, 12, 0, true"
  })
  void a_later_message_overrules_an_earlier_one_unless_its_number_or_day_is_older(
      String kind, int event, long sequence, boolean overrules) {
    Statement first = statement("d1", 5, "incremental", 20, 10, 'a', day(5), null, null);
    Statement second = statement("d2", sequence, kind, 30, event, 'b', day(5), null, null);
    List<Outcome> outcomes = facts(first, second);
    assertThat(outcomes.get(0).spans().get(0).knownTo())
        .isEqualTo(overrules ? moment(30) : OPEN_INSTANT);
    assertThat(fates(outcomes).get(1))
        .isEqualTo(!overrules ? "superseded" : kind.equals("deletion") ? "withdrawal" : "version");
  }

  @Test
  void a_full_delivery_about_an_earlier_day_ends_nothing_stated_for_a_later_day() {
    Message late = new Message("d1", MessageKind.FULL, 0, "", day(8), moment(20));
    List<Outcome> outcomes = facts(List.of(late), said("d2", 10, 'a', 5));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_ends_only_facts_of_its_own_scope() {
    Message zhejiang = new Message("d2", MessageKind.FULL, 7, "浙江", day(20), moment(20));
    Statement ofJiangsu =
        statement(new Message("d1", MessageKind.INCREMENTAL, 3, "江苏", day(10), moment(10)), 'a');
    Statement ofZhejiang =
        statement(new Message("d1", MessageKind.INCREMENTAL, 3, "浙江", day(10), moment(10)), 'a');
    Statement ofAll =
        statement(new Message("d1", MessageKind.INCREMENTAL, 3, "", day(10), moment(10)), 'a');
    assertThat(facts(List.of(zhejiang), ofJiangsu).get(0).spans().get(0).knownTo())
        .isEqualTo(OPEN_INSTANT);
    assertThat(facts(List.of(zhejiang), ofAll).get(0).spans().get(0).knownTo())
        .isEqualTo(OPEN_INSTANT);
    assertThat(facts(List.of(zhejiang), ofZhejiang).get(0).spans().get(0))
        .isEqualTo(new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2"));
  }

  @Test
  void numbers_of_different_senders_are_not_compared() {
    List<Outcome> outcomes =
        facts(
            statement(
                new Message("d1", MessageKind.INCREMENTAL, 900, "税务", day(10), moment(10)), 'a'),
            statement(
                new Message("d2", MessageKind.INCREMENTAL, 1, "工商", day(12), moment(12)), 'b'));
    assertThat(fates(outcomes)).containsExactly("version", "version");
  }

  @Test
  void a_statement_that_arrives_after_its_deletion_is_ignored() {
    List<Outcome> outcomes =
        facts(
            statement("d2", 2, "deletion", 10, 10, ' ', null, null, null),
            statement("d1", 1, "incremental", 20, 8, 'a', day(5), null, null));
    assertThat(fates(outcomes)).containsExactly("orphan_withdrawal", "superseded");
  }

  @Test
  void a_correction_of_a_key_ends_the_parts_that_it_leaves_out() {
    Message correction = new Message("d2", MessageKind.CORRECTION, 2, "", day(20), moment(20));
    List<Outcome> outcomes =
        new History(History.Kind.FACT, List.of(), List.of())
            .of(
                List.of(statement("d1", 1, "incremental", 10, 10, 'a', day(5), null, null)),
                Set.of(),
                List.of(correction));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), moment(20)));
  }

  // ---- withdrawals

  @Test
  void from_its_withdrawal_on_a_delivery_never_arrived() {
    List<Outcome> outcomes =
        withdrawn("d2", 40, List.of(), said("d1", 10, 'a', 5), said("d2", 20, 'b', 6));
    assertThat(outcomes.get(0).spans())
        .containsExactly(
            span(day(5), OPEN_DATE, moment(10), moment(20)),
            span(day(5), OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(outcomes.get(1).spans())
        .containsExactly(span(day(6), OPEN_DATE, moment(20), moment(40)));
  }

  @Test
  void a_repetition_of_a_withdrawn_delivery_replaces_it() {
    List<Outcome> outcomes =
        withdrawn("d1", 40, List.of(), said("d1", 10, 'a', 5), said("d2", 20, 'a', 5));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), moment(40)));
    assertThat(outcomes.get(1).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(fates(outcomes)).containsExactly("version", "version");
  }

  @Test
  void a_withdrawn_full_delivery_no_longer_leaves_anything_out() {
    List<Outcome> outcomes = withdrawn("d2", 40, List.of(full("d2", 20)), said("d1", 10, 'a', 5));
    assertThat(outcomes.get(0).spans())
        .containsExactly(
            new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2"),
            span(day(5), OPEN_DATE, moment(40), OPEN_INSTANT));
  }

  @Test
  void a_withdrawn_state_gives_its_days_back_to_the_state_before() {
    List<Outcome> outcomes =
        new History(History.Kind.STATE, List.of(), List.of(new Withdrawal("d2", moment(40))))
            .of(List.of(state("d1", 10, 10, 'a'), state("d2", 20, 20, 'b')), Set.of(), List.of());
    assertThat(known(outcomes, moment(40)))
        .containsExactly(span(ESTABLISHED, OPEN_DATE, moment(40), OPEN_INSTANT));
    assertThat(known(outcomes, moment(39))).hasSize(2);
  }

  @Test
  void a_later_delivery_with_the_same_content_changes_nothing() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), said("d2", 20, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "unchanged");
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_corrected_fact_replaces_the_known_one_and_keeps_its_past() {
    List<Outcome> outcomes =
        facts(
            said("d1", 10, 'a', 5),
            statement("d2", 0, "correction", 20, 20, 'b', day(6), day(8), null));
    assertThat(outcomes)
        .containsExactly(
            version(1, span(day(5), OPEN_DATE, moment(10), moment(20))),
            version(1, span(day(6), day(8), moment(20), OPEN_INSTANT)));
  }

  @Test
  void a_deletion_ends_a_fact() {
    List<Outcome> outcomes = facts(said("d1", 10, 'a', 5), deletion("d2", 20));
    assertThat(fates(outcomes)).containsExactly("version", "withdrawal");
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), moment(20)));
  }

  @Test
  void a_fact_can_be_stated_again_after_it_was_withdrawn() {
    List<Outcome> outcomes =
        facts(said("d1", 10, 'a', 5), deletion("d2", 20), said("d3", 30, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "withdrawal", "version");
    assertThat(outcomes.get(2).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(30), OPEN_INSTANT));
  }

  @Test
  void a_deletion_without_a_record_is_an_orphan() {
    assertThat(fates(facts(deletion("d1", 10)))).containsExactly("orphan_withdrawal");
    assertThat(fates(facts(said("d1", 10, 'a', 5), deletion("d2", 20), deletion("d3", 30))))
        .containsExactly("version", "withdrawal", "orphan_withdrawal");
  }

  @Test
  void a_full_delivery_that_leaves_a_fact_out_ends_it() {
    List<Outcome> outcomes = facts(List.of(full("d1", 10), full("d2", 20)), said("d1", 10, 'a', 5));
    assertThat(outcomes)
        .containsExactly(
            version(1, new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2")));
  }

  @Test
  void a_full_delivery_that_contains_a_fact_keeps_it() {
    List<Outcome> outcomes =
        facts(
            List.of(full("d1", 10), full("d2", 20)),
            said("d1", 10, 'a', 5),
            said("d2", 20, 'a', 5));
    assertThat(fates(outcomes)).containsExactly("version", "unchanged");
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_that_names_a_fact_in_an_unreadable_row_keeps_it() {
    List<Outcome> outcomes =
        new History(
                History.Kind.FACT,
                List.of(full("d1", 10), full("d2", 20), full("d3", 30)),
                List.of())
            .of(List.of(said("d1", 10, 'a', 5)), Set.of("d2"), List.of());
    assertThat(outcomes.get(0).spans())
        .containsExactly(new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(30), "d3"));
  }

  @Test
  void a_full_delivery_before_the_first_mention_ends_nothing() {
    List<Outcome> outcomes = facts(List.of(full("d0", 5)), said("d1", 10, 'a', 5));
    assertThat(outcomes.get(0).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_fact_left_out_by_one_full_delivery_comes_back_with_the_next() {
    List<Outcome> outcomes =
        facts(
            List.of(full("d1", 10), full("d2", 20), full("d3", 30)),
            said("d1", 10, 'a', 5),
            said("d3", 30, 'a', 5));
    assertThat(outcomes)
        .containsExactly(
            version(1, new Outcome.Span(day(5), OPEN_DATE, moment(10), moment(20), "d2")),
            version(1, span(day(5), OPEN_DATE, moment(30), OPEN_INSTANT)));
  }

  @Test
  void of_two_deliveries_of_one_moment_only_the_one_with_the_higher_number_is_known() {
    List<Outcome> outcomes =
        facts(
            statement("d2", 1, "incremental", 10, 10, 'a', day(5), null, null),
            statement("d1", 2, "incremental", 10, 10, 'b', day(5), null, null));
    assertThat(fates(outcomes)).containsExactly("superseded", "version");
    assertThat(outcomes.get(0).spans()).isEmpty();
    assertThat(outcomes.get(1).spans())
        .containsExactly(span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT));
  }

  @Test
  void a_full_delivery_does_not_end_what_a_later_delivery_of_the_same_moment_states() {
    Statement added = statement("d-new", 2, "incremental", 10, 10, 'a', day(5), null, null);
    List<Outcome> outcomes = facts(List.of(full("d-stock", 1, 10)), added);
    assertThat(outcomes)
        .containsExactly(version(1, span(day(5), OPEN_DATE, moment(10), OPEN_INSTANT)));
  }

  @Test
  void a_full_delivery_ends_what_an_earlier_delivery_of_the_same_moment_states() {
    Statement added = statement("d-new", 1, "incremental", 10, 10, 'a', day(5), null, null);
    List<Outcome> outcomes = facts(List.of(full("d-stock", 2, 10)), added);
    assertThat(fates(outcomes)).containsExactly("superseded");
  }
}
