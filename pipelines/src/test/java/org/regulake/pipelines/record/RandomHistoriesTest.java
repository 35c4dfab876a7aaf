package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.table.Bitemporal.OPEN_DATE;
import static org.regulake.models.table.Bitemporal.UNKNOWN_START;
import static org.regulake.pipelines.record.Histories.contentOn;
import static org.regulake.pipelines.record.Histories.day;
import static org.regulake.pipelines.record.Histories.known;
import static org.regulake.pipelines.record.Histories.moment;
import static org.regulake.pipelines.record.Histories.saidAt;
import static org.regulake.pipelines.record.Histories.written;
import static org.regulake.pipelines.record.RandomHistory.LAST_DAY;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Properties of every history, checked on 400 random ones with seeds. */
class RandomHistoriesTest {

  private static final int SEEDS = 400;

  @Test
  void a_withdrawal_gives_the_same_belief_as_without_the_delivery() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomHistory random = RandomHistory.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        for (int delivery = 0; delivery < 8; delivery++) {
          String id = "d" + delivery;
          List<Outcome> outcomes =
              new History(kind, random.fulls(), List.of(new Withdrawal(id, moment(LAST_DAY + 1))))
                  .of(random.statements(), Set.of(), List.of());
          RandomHistory without = random.without(id);
          assertThat(saidAt(random.statements(), outcomes, moment(LAST_DAY + 1)))
              .as("seed %d, %s without %s", seed, kind, id)
              .isEqualTo(saidAt(without.statements(), without.history(kind), moment(LAST_DAY + 1)));
          assertThat(saidAt(random.statements(), outcomes, moment(LAST_DAY)))
              .as("seed %d, %s before %s was withdrawn", seed, kind, id)
              .isEqualTo(saidAt(random.statements(), random.history(kind), moment(LAST_DAY)));
        }
      }
    }
  }

  @Test
  void at_most_one_state_is_valid_on_any_day_at_any_moment() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Outcome> outcomes = RandomHistory.of(seed, true).history(History.Kind.STATE);
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
  void the_knowledge_at_a_moment_does_not_depend_on_later_messages() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomHistory random = RandomHistory.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        List<Outcome> whole = random.history(kind);
        for (int moment = 0; moment <= LAST_DAY; moment++) {
          RandomHistory then = random.until(moment(moment));
          assertThat(saidAt(random.statements(), whole, moment(moment)))
              .as("seed %d, %s, known at %d", seed, kind, moment)
              .isEqualTo(saidAt(then.statements(), then.history(kind), moment(moment)));
        }
      }
    }
  }

  @Test
  void a_fact_is_the_statement_about_the_latest_day_unless_it_was_ended_since() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomHistory random = RandomHistory.of(seed, true);
      List<Outcome> outcomes = random.history(History.Kind.FACT);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        Set<String> expected = new TreeSet<>();
        random
            .currentStatements(moment(moment), History.Kind.FACT)
            .forEach(
                statement ->
                    expected.add(
                        written(
                            statement,
                            statement.validFrom() == null ? UNKNOWN_START : statement.validFrom(),
                            OPEN_DATE)));
        assertThat(saidAt(random.statements(), outcomes, moment(moment)))
            .as("seed %d, known at %d", seed, moment)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void a_state_on_a_day_is_that_of_the_latest_delivery_about_this_or_an_earlier_day() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomHistory random = RandomHistory.of(seed, false);
      List<Outcome> outcomes = random.history(History.Kind.STATE);
      for (int moment = 0; moment <= LAST_DAY; moment++) {
        List<Statement> current = random.currentStatements(moment(moment), History.Kind.STATE);
        current.sort(Comparator.comparing(Statement::eventDate));
        for (int day = 0; day <= LAST_DAY; day++) {
          LocalDate on = day(day);
          Long expected =
              current.isEmpty()
                  ? null
                  : current.stream()
                      .filter(statement -> !statement.eventDate().isAfter(on))
                      .reduce((before, after) -> after)
                      .orElse(current.get(0))
                      .content();
          assertThat(contentOn(random.statements(), outcomes, on, moment(moment)))
              .as("seed %d, day %d, known at %d", seed, day, moment)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void every_statement_has_one_fate_and_only_versions_have_a_place_in_time() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomHistory random = RandomHistory.of(seed, true);
      for (History.Kind kind : History.Kind.values()) {
        List<Outcome> outcomes = random.history(kind);
        assertThat(outcomes).hasSameSizeAs(random.statements());
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
