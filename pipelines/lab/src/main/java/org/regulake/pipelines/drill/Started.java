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

/** The program at work in a process of its own. */
final class Started {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration GLANCE = Duration.ofMillis(20);

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

  /** What it has printed so far. */
  String printed() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read what a run printed", cause);
    }
  }

  /** Stages that a run has been through so far. */
  int stagesDone() {
    return (int) printed().lines().filter(Started::isDoneStage).count();
  }

  private static boolean isDoneStage(String line) {
    return line.startsWith("  ✓") || line.startsWith("  =");
  }

  /** Waits until a run has been through so many stages; false when it ended before. */
  boolean awaitStages(int stages) {
    return await(() -> stagesDone() >= stages);
  }

  /** Waits until a server has said a sentence. */
  void requirePrinted(String sentence) {
    if (!await(() -> printed().contains(sentence))) {
      throw new DrillFailedException(
          "a server ended before it said '%s': %s"
              .formatted(sentence, new Ended(0, printed()).lastLine()));
    }
  }

  /** Processes that it has started, and those that they have. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  /** Waits until a run says that it has the lake. */
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
      Pause.of(GLANCE);
    }
    return true;
  }

  private void requireTime(long start) {
    if (System.nanoTime() - start > LONGEST.toNanos()) {
      process.destroyForcibly();
      throw new DrillFailedException(
          "a run went on for more than %d minutes; what it printed last: %s"
              .formatted(LONGEST.toMinutes(), new Ended(-1, printed()).lastLine()));
    }
  }

  /** Ends it as {@code kill -9} does, with all that it has started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits until it ends by itself. */
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
      throw new IllegalStateException("interrupted while a run was at work", cause);
    }
  }
}
