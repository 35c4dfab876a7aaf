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
 * Looks at the clock before a run writes anything. Snapshots and books are in the order of their
 * times, so a run whose clock stands behind the run before would fall over in the middle, where
 * Iceberg refuses the times of its snapshots.
 */
final class ClockCheck {

  /** As Iceberg allows; clocks of machines that run in turns may differ by so much. */
  private static final Duration ALLOWED = Duration.ofMinutes(1);

  private ClockCheck() {}

  /**
   * Makes sure that the clock does not stand before what is in the books.
   *
   * @throws IllegalStateException when it does
   */
  static void requireForward(RunLedger.State books, Instant now) {
    latest(books)
        .filter(latest -> latest.minus(ALLOWED).isAfter(now))
        .ifPresent(
            latest -> {
              throw new IllegalStateException(
                  ("the clock of this machine says %s, which is %s behind the last work on this"
                       + " lake (run %s, %s): it was set back, or that run's clock was ahead. Set"
                       + " the clock right, or wait until it has passed that time, then run again;"
                       + " nothing was written")
                      .formatted(
                          LocalMoment.of(now),
                          inWords(Duration.between(now, latest)),
                          books.run().runId(),
                          LocalMoment.of(latest)));
            });
  }

  private static Optional<Instant> latest(RunLedger.State books) {
    if (books.run() == null) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.of(lastMoment(books.run())),
            books.stages().values().stream().map(ClockCheck::end))
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
