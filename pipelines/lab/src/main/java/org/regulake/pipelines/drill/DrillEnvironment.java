package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.regulake.pipelines.synthetic.Generator;
import org.regulake.pipelines.synthetic.GeneratorConfig;

/**
 * The environment in which faults are injected: a temporary folder with lakes, and the processes
 * and servers started for the drill. Closing it removes everything.
 */
final class DrillEnvironment implements AutoCloseable {

  /** Reason why a fault is skipped on remote storage. */
  static final String LOCAL_DISK_ONLY = "needs a lake on the local disk; leave out --place";

  private static final int ENTERPRISES = 300;

  /** A cleanup to run at the end. */
  @FunctionalInterface
  interface Cleanup {
    void run() throws IOException;
  }

  private final DrillPlan plan;
  private final Program program;
  private final Storage storage;
  private final Consumer<String> say;
  private final Path folder;
  private final Path personKey;
  private final List<Started> processes = new ArrayList<>();
  private final Deque<Cleanup> cleanups = new ArrayDeque<>();
  private final ObjectStore objectStore;
  private TwoDays landing;
  private Contents undisturbed;
  private List<StageTime> stages = List.of();
  private Duration warmUp;
  private long grownBytes;
  private boolean isClosed;
  private int outputs;
  private int lakes;

  DrillEnvironment(DrillPlan plan, Program program, Storage storage, Consumer<String> say) {
    this.plan = plan;
    this.storage = storage;
    this.say = say;
    try {
      this.folder = Files.createTempDirectory("regulake-drill").toRealPath();
      this.personKey = folder.resolve("person.key");
      // The same key in every drill, because the hashes of persons are part of the compared
      // contents.
      Files.writeString(
          personKey,
          HexFormat.of().formatHex("a drill has no secrets".getBytes(StandardCharsets.UTF_8)));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot create a folder for the drill", cause);
    }
    this.objectStore = new ObjectStore(this);
    this.program = program.with("-Dregulake.logs=" + folder.resolve("logs"));
  }

  /**
   * Generates or copies deliveries, publishes the earlier day, and judges the later day in an
   * undisturbed run.
   */
  void prepare() {
    landing = TwoDays.of(plan.landing().orElseGet(this::generated), folder, plan.now());
    say(
        "先发布 %s，再独自跑完 %s · publishing the earlier day, then an undisturbed run"
            .formatted(landing.dayBefore(), landing.day()));
    Lake lake = lake();
    lake.publishEarlierDay();
    try {
      FolderCopy.copy(lake.folder(), earlierDayCopy());
      long before = FolderCopy.bytes(lake.folder());
      runUndisturbed(lake);
      grownBytes = FolderCopy.bytes(lake.folder()) - before;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy the lake of the earlier day", cause);
    }
    undisturbed = lake.contents();
    say("%d 张表 tables, %d 个阶段 stages".formatted(undisturbed.tables(), stages.size()));
  }

  private void runUndisturbed(Lake lake) {
    Started run = lake.start();
    run.awaitLake();
    long start = System.nanoTime();
    run.awaitStages(1);
    Duration first = Duration.ofNanos(System.nanoTime() - start);
    stages = StageTime.printed(run.ended().requireDone("the undisturbed run").printed());
    warmUp = first.minus(stages.get(0).duration());
  }

  private Path generated() {
    Path out = folder.resolve("generated");
    Generator.generate(new GeneratorConfig(ENTERPRISES, plan.seed(), out));
    return out.resolve("landing");
  }

  private Path earlierDayCopy() {
    return folder.resolve("lake-before");
  }

  private Lake lake() {
    return lakeAt(folder.resolve("lake").toString());
  }

  /** A lake at its own location. */
  Lake lakeAt(String location) {
    List<String> settings = new ArrayList<>(plan.options());
    settings.addAll(List.of("--set", "person_key_file=" + personKey));
    return new Lake(this, location, settings);
  }

  /** Folder or URI below which lakes are created. */
  String place() {
    // The name of the temporary folder is unique, so no other process creates lakes below this
    // place.
    return plan.place().map(place -> place + "/" + folder.getFileName()).orElse(folder.toString());
  }

  /** Whether lakes are on the local disk, where the drill can copy and change their files. */
  boolean isOnLocalDisk() {
    return plan.place().isEmpty();
  }

  /** Creates an empty lake. */
  Lake emptyLake() {
    if (!isOnLocalDisk()) {
      return emptyLakeElsewhere();
    }
    Lake lake = lake();
    try {
      FolderCopy.empty(lake.folder());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot empty the lake", cause);
    }
    return lake;
  }

  private Lake emptyLakeElsewhere() {
    String name = "lake-" + lakes++;
    Lake lake =
        lakeAt(place() + "/" + name)
            .with("--set", "lakehouse.catalog.uri=jdbc:sqlite:" + folder.resolve(name + ".db"));
    storage.make(lake.location());
    atEnd(() -> storage.remove(lake.location()));
    return lake;
  }

  /** Creates a lake on which the earlier day is published. */
  Lake lakeOfEarlierDay() {
    Lake lake = emptyLake();
    if (!isOnLocalDisk()) {
      lake.publishEarlierDay();
      return lake;
    }
    try {
      restoreEarlierDay(lake.folder());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot restore the lake of the earlier day", cause);
    }
    return lake;
  }

  /**
   * Restores the lake of the earlier day at its original location, since published tables name
   * their files by absolute paths.
   */
  void restoreEarlierDay(Path place) throws IOException {
    FolderCopy.copy(earlierDayCopy(), place);
  }

  DrillPlan plan() {
    return plan;
  }

  Program program() {
    return program;
  }

  Storage storage() {
    return storage;
  }

  Path folder() {
    return folder;
  }

  ObjectStore objectStore() {
    return objectStore;
  }

  /** Start of the drill. */
  Instant now() {
    return plan.now();
  }

  TwoDays landing() {
    return landing;
  }

  /** Table contents after an undisturbed run. */
  Contents undisturbed() {
    return undisturbed;
  }

  /** The stages of the undisturbed run. */
  List<StageTime> stages() {
    return stages;
  }

  /** Time of a run between taking the lake and starting its first stage. */
  Duration warmUp() {
    return warmUp;
  }

  /** Time of the undisturbed run from taking the lake to the end of its last stage. */
  Duration undisturbedTime() {
    return stages.stream().map(StageTime::duration).reduce(warmUp, Duration::plus);
  }

  /** Bytes that the run of the later day adds to a lake. */
  long grownBytes() {
    return grownBytes;
  }

  void say(String sentence) {
    say.accept(sentence);
  }

  /** Starts a program, which is killed at the latest when the environment is closed. */
  synchronized Started start(Program started, List<String> arguments) {
    if (isClosed) {
      throw new IllegalStateException("the drill has ended");
    }
    Started process =
        started.start(folder.resolve("output-%03d.txt".formatted(outputs++)), arguments);
    processes.add(process);
    return process;
  }

  /** Registers a cleanup to run at the end; the latest runs first. */
  synchronized void atEnd(Cleanup cleanup) {
    cleanups.push(cleanup);
  }

  /**
   * Kills all processes, runs the cleanups and removes the folder, also when the drill is
   * interrupted.
   */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    processes.stream().filter(Started::isAlive).forEach(Started::kill);
    while (!cleanups.isEmpty()) {
      Cleanup cleanup = cleanups.pop();
      try {
        cleanup.run();
      } catch (IOException | RuntimeException failure) {
        say("未能清理 cleanup failed: %s".formatted(failure.getMessage()));
      }
    }
    try {
      FolderCopy.empty(folder);
      Files.deleteIfExists(folder);
    } catch (IOException failure) {
      say("%s 未能删除 could not be removed: %s".formatted(folder, failure.getMessage()));
    }
  }
}
