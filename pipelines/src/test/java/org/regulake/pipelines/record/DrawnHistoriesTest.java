package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.table.Bitemporal.OPEN_DATE;
import static org.regulake.models.table.Bitemporal.UNKNOWN_START;
import static org.regulake.pipelines.record.DrawnHistory.LAST_DAY;
import static org.regulake.pipelines.record.Histories.contentOn;
import static org.regulake.pipelines.record.Histories.day;
import static org.regulake.pipelines.record.Histories.known;
import static org.regulake.pipelines.record.Histories.moment;
import static org.regulake.pipelines.record.Histories.saidAt;
import static org.regulake.pipelines.record.Histories.written;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds of every history, against 400 that are drawn at random. */
class DrawnHistoriesTest {

  private static final int SEEDS = 400;

  @Test
  void a_withdrawal_leaves_the_same_belief_as_if_the_delivery_had_never_come() {
    for (int seed = 0; seed < SEEDS; seed++) {
      DrawnHistory drawn = DrawnHistory.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        for (int delivery = 0; delivery < 8; delivery++) {
          String id = "d" + delivery;
          List<Outcome> outcomes =
              new History(kind, drawn.fulls(), List.of(new Withdrawal(id, moment(LAST_DAY + 1))))
                  .of(drawn.statements(), Set.of(), List.of());
          DrawnHistory without = drawn.without(id);
          assertThat(saidAt(drawn.statements(), outcomes, moment(LAST_DAY + 1)))
              .as("seed %d, %s without %s", seed, kind, id)
              .isEqualTo(saidAt(without.statements(), without.history(kind), moment(LAST_DAY + 1)));
          assertThat(saidAt(drawn.statements(), outcomes, moment(LAST_DAY)))
              .as("seed %d, %s before %s was withdrawn", seed, kind, id)
              .isEqualTo(saidAt(drawn.statements(), drawn.history(kind), moment(LAST_DAY)));
        }
      }
    }
  }

  @Test
  void on_no_day_and_at_no_moment_does_more_than_one_state_stand() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Outcome> outcomes = DrawnHistory.of(seed, true).history(History.Kind.STATE);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        List<Outcome.Span> spans = known(outcomes, moment(moment));
        for (int i = 1; i < spans.size(); i++) {
          assertThat(spans.get(i).validFrom())
              .as("seed %d, known at %d: %s", seed, moment, spans)
              .isAfterOrEqualTo(spans.get(i - 1).validTo());
        }
      }
    }
  }

  @Test
  void what_was_known_at_a_moment_does_not_depend_on_what_came_later() {
    for (int seed = 0; seed < SEEDS; seed++) {
      DrawnHistory drawn = DrawnHistory.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        List<Outcome> whole = drawn.history(kind);
        for (int moment = 0; moment <= LAST_DAY; moment++) {
          DrawnHistory then = drawn.until(moment(moment));
          assertThat(saidAt(drawn.statements(), whole, moment(moment)))
              .as("seed %d, %s, known at %d", seed, kind, moment)
              .isEqualTo(saidAt(then.statements(), then.history(kind), moment(moment)));
        }
      }
    }
  }

  @Test
  void a_fact_is_what_was_said_of_the_latest_day_unless_it_was_withdrawn_or_left_out_since() {
    for (int seed = 0; seed < SEEDS; seed++) {
      DrawnHistory drawn = DrawnHistory.of(seed, true);
      List<Outcome> outcomes = drawn.history(History.Kind.FACT);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        Set<String> expected = new TreeSet<>();
        drawn
            .standing(moment(moment), History.Kind.FACT)
            .forEach(
                statement ->
                    expected.add(
                        written(
                            statement,
                            statement.validFrom() == null ? UNKNOWN_START : statement.validFrom(),
                            OPEN_DATE)));
        assertThat(saidAt(drawn.statements(), outcomes, moment(moment)))
            .as("seed %d, known at %d", seed, moment)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void a_state_on_a_day_is_what_the_latest_delivery_about_that_day_or_a_day_before_says() {
    for (int seed = 0; seed < SEEDS; seed++) {
      DrawnHistory drawn = DrawnHistory.of(seed, false);
      List<Outcome> outcomes = drawn.history(History.Kind.STATE);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        List<Statement> standing = drawn.standing(moment(moment), History.Kind.STATE);
        standing.sort(Comparator.comparing(Statement::eventDate));
        for (int day = 0; day <= LAST_DAY; day++) {
          LocalDate on = day(day);
          Long expected =
              standing.isEmpty()
                  ? null
                  : standing.stream()
                      .filter(statement -> !statement.eventDate().isAfter(on))
                      .reduce((before, after) -> after)
                      .orElse(standing.get(0))
                      .content();
          assertThat(contentOn(drawn.statements(), outcomes, on, moment(moment)))
              .as("seed %d, day %d, known at %d", seed, day, moment)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void every_statement_has_one_fate_and_only_versions_have_a_place_in_time() {
    for (int seed = 0; seed < SEEDS; seed++) {
      DrawnHistory drawn = DrawnHistory.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        List<Outcome> outcomes = drawn.history(kind);
        assertThat(outcomes).hasSameSizeAs(drawn.statements());
        for (Outcome outcome : outcomes) {
          assertThat(outcome.spans().isEmpty())
              .as("seed %d, %s: %s", seed, kind, outcome)
              .isEqualTo(outcome.fate() != Outcome.Fate.VERSION);
          outcome
              .spans()
              .forEach(
                  span -> {
                    assertThat(span.knownFrom()).isBefore(span.knownTo());
                    assertThat(span.validFrom()).isBeforeOrEqualTo(span.validTo());
                  });
        }
      }
    }
  }
}
