package org.regulake.pipelines.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.lakehouse.StageRecord;

/**
 * Checks the clock before a run writes anything. Snapshots and the ledger are ordered by time, so a
 * run whose clock is behind that of the previous run would fail halfway, when Iceberg refuses the
 * times of its snapshots.
 */
final class ClockCheck {

  /** Tolerance for machines that run in turns, the same as that of Iceberg. */
  private static final Duration ALLOWED = Duration.ofMinutes(1);

  private ClockCheck() {}

  /**
   * Makes sure that the clock is not behind the times in the ledger.
   *
   * @throws IllegalStateException when it is
   */
  static void requireForward(RunLedger.State ledger, Instant now) {
    latest(ledger)
        .filter(latest -> latest.minus(ALLOWED).isAfter(now))
        .ifPresent(
            latest -> {
              throw new IllegalStateException(
                  ("the clock of this machine shows %s, which is %s behind the last change of this"
                          + " lake (run %s, %s): it was set back, or that run's clock was ahead."
                          + " Correct the clock, or wait until it has passed that time, then run"
                          + " again; nothing was written")
                      .formatted(
                          LocalMoment.of(now),
                          inWords(Duration.between(now, latest)),
                          ledger.run().runId(),
                          LocalMoment.of(latest)));
            });
  }

  private static Optional<Instant> latest(RunLedger.State ledger) {
    if (ledger.run() == null) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.of(lastMoment(ledger.run())),
            ledger.stages().values().stream().map(ClockCheck::end))
        .max(Comparator.naturalOrder());
  }

  private static Instant lastMoment(RunRecord run) {
    return Instant.parse(run.endedAt() == null ? run.startedAt() : run.endedAt());
  }

  private static Instant end(StageRecord stage) {
    return Instant.parse(stage.startedAt()).plusMillis(Math.round(1000 * stage.seconds()));
  }

  private static String inWords(Duration duration) {
    return duration.toDays() > 1
        ? duration.toDays() + " days"
        : duration.toHours() > 1
            ? duration.toHours() + " hours"
            : duration.toMinutes() > 2
                ? duration.toMinutes() + " minutes"
                : duration.toSeconds() + " seconds";
  }
}
