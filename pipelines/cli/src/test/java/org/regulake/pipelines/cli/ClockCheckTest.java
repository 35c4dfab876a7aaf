package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.lakehouse.StageRecord;

class ClockCheckTest {

  private static final RunRecord RUN =
      new RunRecord(
          "run-1",
          RunRecord.DONE,
          "2025-04-01T08:00:00Z",
          "2025-04-01T09:00:00Z",
          "c",
          "r",
          "h",
          "k",
          "l",
          "2025-04-01T08:00:00Z",
          null);

  private static void check(RunLedger.State ledger, String now) {
    ClockCheck.requireForward(ledger, Instant.parse(now));
  }

  @Test
  void a_clock_a_day_behind_the_last_run_is_refused_with_both_times_and_a_remedy() {
    assertThatThrownBy(
            () ->
                check(
                    new RunLedger.State(RUN, Map.of(), List.of(), Map.of()),
                    "2025-03-31T09:00:00Z"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "2025-03-31T17:00:00+08:00, which is 24 hours behind the last change of this lake (run"
                + " run-1, 2025-04-01T17:00:00+08:00)")
        .hasMessageContaining("Correct the clock")
        .hasMessageContaining("nothing was written");
  }

  @Test
  void a_clock_behind_the_last_stage_of_an_interrupted_run_is_refused() {
    RunRecord interrupted =
        new RunRecord(
            "run-2",
            RunRecord.RUNNING,
            "2025-04-01T08:00:00Z",
            null,
            "c",
            "r",
            "h",
            "k",
            "l",
            "2025-04-01T08:00:00Z",
            null);
    StageRecord stage =
        new StageRecord(
            "collect",
            "f",
            "run-2",
            "2025-04-01T10:00:00Z",
            600,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    RunLedger.State ledger =
        new RunLedger.State(interrupted, Map.of("collect", stage), List.of("collect"), Map.of());

    assertThatThrownBy(() -> check(ledger, "2025-04-01T10:08:30Z"))
        .hasMessageContaining("2025-04-01T18:10:00+08:00")
        .hasMessageContaining("90 seconds");
  }

  @Test
  void clocks_of_two_machines_may_differ_by_a_minute() {
    assertThatCode(
            () ->
                check(
                    new RunLedger.State(RUN, Map.of(), List.of(), Map.of()),
                    "2025-04-01T08:59:00Z"))
        .doesNotThrowAnyException();
  }

  @Test
  void a_new_lake_takes_any_clock() {
    assertThatCode(
            () ->
                check(
                    new RunLedger.State(null, Map.of(), List.of(), Map.of()),
                    "1970-01-01T00:00:00Z"))
        .doesNotThrowAnyException();
  }
}
