package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.cli.DailyOutcome.Kind;
import org.regulake.pipelines.delivery.Rhythm.Missing;

class DailyOutcomeTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 3, 8);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 28);

  private static DailyOutcome outcome(Kind kind, DuePlan plan, String message) {
    return new DailyOutcome(
        kind,
        "s3a://user:secret@store/lake",
        TODAY,
        List.of(FEBRUARY.minusMonths(1).withDayOfMonth(31), FEBRUARY),
        plan,
        OptionalInt.of(2),
        message);
  }

  @Test
  void the_line_has_a_name_and_a_value_for_each_fact() {
    DuePlan plan =
        new DuePlan(List.of(FEBRUARY), List.of(), List.of(new Missing("penalty", FEBRUARY, TODAY)));
    assertThat(outcome(Kind.LATE, plan, "").line(Hook.CALLED))
        .isEqualTo(
            "regulake daily outcome=late outcome_zh=批次逾期 exit_code=4 day=2025-03-08"
                + " judged=2025-01-31,2025-02-28 waiting=- late=penalty@2025-02-28 refused=2"
                + " hook=called");
  }

  @Test
  void a_message_is_quoted_at_the_end() {
    assertThat(outcome(Kind.FAILED, DuePlan.NOTHING, "no \"disk\" left").line(Hook.NOT_CALLED))
        .endsWith("hook=- message=\"no \\\"disk\\\" left\"");
  }

  @Test
  void keys_in_the_place_of_the_lake_are_hidden_from_the_hook() {
    assertThat(outcome(Kind.DONE, DuePlan.NOTHING, "").values())
        .containsEntry("lake", "s3a://***@store/lake");
  }

  @Test
  void outcomes_that_need_different_answers_have_different_exit_codes() {
    assertThat(Stream.of(Kind.values()).map(Kind::exitCode)).containsExactly(0, 0, 1, 3, 4, 5);
    assertThat(Stream.of(Kind.values()).filter(Kind::callsHook))
        .containsExactly(Kind.FAILED, Kind.REJECTED, Kind.LATE);
  }
}
