package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fault: a run whose clock is a day behind that of the previous run, and one whose clock is half a
 * minute behind it.
 */
final class ClockSetBack implements Fault {

  private static final Path LIBRARIES = Path.of("/usr/lib");
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
  public Optional<String> missing(DrillEnvironment environment) {
    return library().isPresent()
        ? Optional.empty()
        : Optional.of("no libfaketime below /usr/lib (Debian package faketime)");
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Lake lake = environment.lakeOfEarlierDay();
    Contents before = lake.published();
    runWithClockBack(environment, lake, Duration.ofDays(1))
        .requireRefused("a run with a clock a day behind", "clock", "behind");
    lake.requireUnchanged(before);
    if (!environment.isOnLocalDisk()) {
      return "a day behind: refused before anything was written";
    }
    runWithClockBack(environment, lake, sinceLastRun(environment, lake).plus(A_LITTLE))
        .requireDone("a run with a clock half a minute behind");
    lake.requireSameAsUndisturbed();
    return ("a day behind: refused before anything was written; %d s behind the previous run: the"
            + " same content in %d tables")
        .formatted(A_LITTLE.toSeconds(), environment.undisturbed().tables());
  }

  private static Ended runWithClockBack(DrillEnvironment environment, Lake lake, Duration back) {
    // The monotonic clock, by which Java waits, and the times of files keep their real values.
    Program late =
        environment
            .program()
            .in(
                Map.of(
                    "LD_PRELOAD",
                    library().orElseThrow().toString(),
                    "FAKETIME",
                    "-%ds".formatted(back.toSeconds()),
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0",
                    "NO_FAKE_STAT",
                    "1"));
    return lake.start(late, environment.landing().whole()).ended();
  }

  /**
   * Finds the library in /usr/lib or in one of its folders per architecture, where distributions
   * install it.
   */
  private static Optional<Path> library() {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(LIBRARIES, folder -> Files.isDirectory(folder))) {
      List<Path> places = new ArrayList<>(List.of(LIBRARIES));
      folders.forEach(places::add);
      return places.stream()
          .map(place -> place.resolve("faketime/libfaketime.so.1"))
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + LIBRARIES, cause);
    }
  }

  private static Duration sinceLastRun(DrillEnvironment environment, Lake lake) {
    try {
      Path now = Files.createTempFile(environment.folder(), "now", "");
      Instant last =
          Files.getLastModifiedTime(lake.folder().resolve("ops/ledger.json")).toInstant();
      return Duration.between(last, Files.getLastModifiedTime(now).toInstant());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read when the last run ended", cause);
    }
  }
}
