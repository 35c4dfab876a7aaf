package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program running in its own process. */
final class Started {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final Process process;
  private final Path output;

  Started(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  long processId() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its output so far. */
  String printed() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the output of a run", cause);
    }
  }

  /** Number of stages that a run has completed so far. */
  int stagesDone() {
    return (int) printed().lines().filter(Started::isDoneStage).count();
  }

  private static boolean isDoneStage(String line) {
    return line.startsWith("  ✓") || line.startsWith("  =");
  }

  /** Waits until a run has completed a number of stages; returns false when it ended before. */
  boolean awaitStages(int stages) {
    return await(() -> stagesDone() >= stages);
  }

  /** Waits until a server has printed a sentence. */
  void requirePrinted(String sentence) {
    if (!await(() -> printed().contains(sentence))) {
      throw new DrillFailedException(
          "a server ended before it printed '%s': %s"
              .formatted(sentence, new Ended(0, printed()).lastLine()));
    }
  }

  /** Processes that it has started, directly or indirectly. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  /** Waits until a run prints that it has taken the lake. */
  boolean awaitLake() {
    return await(() -> printed().contains("regulake run ·"));
  }

  private boolean await(BooleanSupplier isThere) {
    long start = System.nanoTime();
    while (!isThere.getAsBoolean()) {
      if (!process.isAlive()) {
        return isThere.getAsBoolean();
      }
      requireTime(start);
      Pause.of(INTERVAL);
    }
    return true;
  }

  private void requireTime(long start) {
    if (System.nanoTime() - start > LONGEST.toNanos()) {
      process.destroyForcibly();
      throw new DrillFailedException(
          "a run took more than %d minutes; its last line: %s"
              .formatted(LONGEST.toMinutes(), new Ended(-1, printed()).lastLine()));
    }
  }

  /** Kills it and all processes that it has started, as {@code kill -9} does. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits for its end. */
  Ended ended() {
    awaitEnd();
    return new Ended(process.exitValue(), printed());
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
        requireTime(System.nanoTime() - LONGEST.toNanos() - 1);
      }
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while waiting for a run", cause);
    }
  }
}
