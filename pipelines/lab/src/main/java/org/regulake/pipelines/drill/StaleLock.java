package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fault: killed runs leave their lock, on this machine and on another one. */
final class StaleLock implements Fault {

  private static final String ELSEWHERE = "another-machine";
  private static final Duration LONG_AGO = Duration.ofHours(1);

  @Override
  public String name() {
    return "stale-lock";
  }

  @Override
  public String sentence() {
    return "已终止的运行遗留的锁 a dead run leaves its lock, on this machine and on another one";
  }

  @Override
  public Optional<String> missing(DrillEnvironment environment) {
    return environment.isOnLocalDisk()
        ? Optional.empty()
        : Optional.of(DrillEnvironment.LOCAL_DISK_ONLY);
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Lake lake = environment.lakeOfEarlierDay();
    killWhileRunning(lake);
    killWhileRunning(lake);
    try {
      writeOtherHost(lake.folder().resolve("ops/run.lock"));
      lake.run().requireRefused("a run during one on another machine", "in use by run", ELSEWHERE);
      ageHeartbeats(lake.folder().resolve("ops"));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot change the lock", cause);
    }
    lake.requireRepeat();
    return ("the lock of a dead process here: taken over at once; of a machine that may be alive:"
            + " refused with its name; after its lease had expired: taken over, the same"
            + " content in %d tables")
        .formatted(environment.undisturbed().tables());
  }

  private static void killWhileRunning(Lake lake) {
    Started run = lake.start();
    if (!run.awaitLake()) {
      throw new DrillFailedException(
          "the lock of a dead process on this machine was not taken over: "
              + run.ended().errorMessage());
    }
    run.kill();
  }

  private static void writeOtherHost(Path lock) throws IOException {
    String held = Files.readString(lock);
    String elsewhere =
        held.replaceFirst("\"host\"\\s*:\\s*\"[^\"]*\"", "\"host\":\"" + ELSEWHERE + "\"");
    if (elsewhere.equals(held)) {
      throw new DrillFailedException("the lock does not name its machine: " + held);
    }
    Files.writeString(lock, elsewhere);
  }

  /** Ages the heartbeats, whose time is that of their files. */
  private static void ageHeartbeats(Path ops) throws IOException {
    try (Stream<Path> files = Files.list(ops)) {
      List<Path> heartbeats =
          files.filter(file -> file.getFileName().toString().startsWith("run.")).toList();
      for (Path heartbeat : heartbeats) {
        Files.setLastModifiedTime(
            heartbeat,
            FileTime.from(Files.getLastModifiedTime(heartbeat).toInstant().minus(LONG_AGO)));
      }
    }
  }
}
