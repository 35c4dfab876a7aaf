package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A run whose clock stands a day behind that of the run before, and one whose clock stands half a minute behind it. */
final class ClockSetBack implements Fault {

  private static final String FAKETIME = "faketime";
  private static final Duration A_LITTLE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "clock-back";
  }

  @Override
  public String sentence() {
    return "时钟被拨回 the clock is set back, by half a minute and by a day";
  }

  @Override
  public Optional<String> missing(Ground ground) {
    return Tool.find(FAKETIME).isPresent() ? Optional.empty() : Optional.of("no faketime on the PATH (Debian package faketime)");
  }

  @Override
  public String strike(Ground ground) {
    Lake lake = ground.lakeOfEarlierDay();
    Contents before = lake.published();
    runWithClockBack(ground, lake, Duration.ofDays(1)).requireRefused("a run with a clock a day behind", "clock", "behind");
    lake.requireWhole(before);
    if (!ground.isOnOwnDisk()) {
      return "a day back: refused before anything was written";
    }
    runWithClockBack(ground, lake, sinceLastRun(ground, lake).plus(A_LITTLE)).requireDone("a run with a clock half a minute behind");
    lake.requireSameAsAlone();
    return "a day back: refused before anything was written; %d s behind the last run: the same content in %d tables".formatted(
        A_LITTLE.toSeconds(), ground.alone().tables());
  }

  private static Ended runWithClockBack(Ground ground, Lake lake, Duration back) {
    // Time that passes is left alone: Java waits by it. The wrapper replaces itself by Java.
    Program late = ground.program().startedBy(FAKETIME, "--exclude-monotonic", "-f", "-%ds".formatted(back.toSeconds()));
    return lake.start(late, ground.landing().whole()).ended();
  }

  private static Duration sinceLastRun(Ground ground, Lake lake) {
    try {
      Path now = Files.createTempFile(ground.folder(), "now", "");
      Instant last = Files.getLastModifiedTime(lake.folder().resolve("ops/ledger.json")).toInstant();
      return Duration.between(last, Files.getLastModifiedTime(now).toInstant());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot see when the last run ended", cause);
    }
  }
}
