package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * A folder of its own on which faults are tried, with the processes and servers that were started
 * for it. All of it goes when it is closed.
 */
final class Ground implements AutoCloseable {

  /** Why a fault is not tried on a storage elsewhere. */
  static final String OWN_DISK_ONLY = "needs a lake on the local disk; leave out --place";

  private static final int ENTERPRISES = 300;

  /** Something to be undone at the end. */
  @FunctionalInterface
  interface Undoing {
    void undo() throws IOException;
  }

  private final DrillPlan plan;
  private final Program program;
  private final Storage storage;
  private final Consumer<String> say;
  private final Path folder;
  private final Path personKey;
  private final List<Started> processes = new ArrayList<>();
  private final Deque<Undoing> undoings = new ArrayDeque<>();
  private final ObjectStore objectStore;
  private TwoDays landing;
  private Contents alone;
  private List<StageTime> stages = List.of();
  private Duration warmUp;
  private long grownBytes;
  private boolean isClosed;
  private int outputs;
  private int lakes;

  Ground(DrillPlan plan, Program program, Storage storage, Consumer<String> say) {
    this.plan = plan;
    this.storage = storage;
    this.say = say;
    try {
      this.folder = Files.createTempDirectory("regulake-drill").toRealPath();
      this.personKey = folder.resolve("person.key");
      // The same in every drill: the hashes of persons are part of what is compared.
      Files.writeString(
          personKey,
          HexFormat.of()
              .formatHex(
                  "a drill has no secrets".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot make a folder for the drill", cause);
    }
    this.objectStore = new ObjectStore(this);
    this.program = program.with("-Dregulake.logs=" + folder.resolve("logs"));
  }

  /**
   * Generates or copies deliveries, publishes the earlier day, and lets a run alone judge the later
   * one.
   */
  void prepare() {
    landing = TwoDays.of(plan.landing().orElseGet(this::generated), folder, plan.now());
    say(
        "先发布 %s，再独自跑完 %s · the earlier day is published, then a run is left alone"
            .formatted(landing.dayBefore(), landing.day()));
    Lake lake = lake();
    lake.publishEarlierDay();
    try {
      FolderCopy.copy(lake.folder(), kept());
      long before = FolderCopy.bytes(lake.folder());
      runAlone(lake);
      grownBytes = FolderCopy.bytes(lake.folder()) - before;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy the lake of the earlier day", cause);
    }
    alone = lake.contents();
    say("%d 张表 tables, %d 个阶段 stages".formatted(alone.tables(), stages.size()));
  }

  private void runAlone(Lake lake) {
    Started run = lake.start();
    run.awaitLake();
    long start = System.nanoTime();
    run.awaitStages(1);
    Duration first = Duration.ofNanos(System.nanoTime() - start);
    stages = StageTime.printed(run.ended().requireDone("the run that was left alone").printed());
    warmUp = first.minus(stages.get(0).duration());
  }

  private Path generated() {
    Path out = folder.resolve("generated");
    Generator.generate(new GeneratorConfig(ENTERPRISES, plan.seed(), out));
    return out.resolve("landing");
  }

  private Path kept() {
    return folder.resolve("lake-before");
  }

  private Lake lake() {
    return lakeAt(folder.resolve("lake").toString());
  }

  /** A lake at a place of its own. */
  Lake lakeAt(String location) {
    List<String> settings = new ArrayList<>(plan.options());
    settings.addAll(List.of("--set", "person_key_file=" + personKey));
    return new Lake(this, location, settings);
  }

  /** Where lakes are made. */
  String place() {
    // Nobody else makes lakes below a folder that is named after this one.
    return plan.place().map(place -> place + "/" + folder.getFileName()).orElse(folder.toString());
  }

  /** Whether lakes are made on the drill's own disk, where they can be copied and looked into. */
  boolean isOnOwnDisk() {
    return plan.place().isEmpty();
  }

  /** A lake with nothing in it. */
  Lake emptyLake() {
    if (!isOnOwnDisk()) {
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
    afterwards(() -> storage.remove(lake.location()));
    return lake;
  }

  /** A lake on which the earlier day is published. */
  Lake lakeOfEarlierDay() {
    Lake lake = emptyLake();
    if (!isOnOwnDisk()) {
      lake.publishEarlierDay();
      return lake;
    }
    try {
      layOut(lake.folder());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot lay out the lake of the earlier day", cause);
    }
    return lake;
  }

  /**
   * Copies the lake of the earlier day to where it was made; published tables name their files by
   * whole paths.
   */
  void layOut(Path place) throws IOException {
    FolderCopy.copy(kept(), place);
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

  /** The moment at which the drill began. */
  Instant now() {
    return plan.now();
  }

  TwoDays landing() {
    return landing;
  }

  /** What a run comes to that was left alone. */
  Contents alone() {
    return alone;
  }

  /** The stages of the run that was left alone. */
  List<StageTime> stages() {
    return stages;
  }

  /** How long a run that has the lake takes until its first stage begins. */
  Duration warmUp() {
    return warmUp;
  }

  /** Bytes that the run of the later day adds to a lake. */
  long grownBytes() {
    return grownBytes;
  }

  void say(String sentence) {
    say.accept(sentence);
  }

  /** Starts a program; it is ended with the ground at the latest. */
  synchronized Started start(Program started, List<String> arguments) {
    if (isClosed) {
      throw new IllegalStateException("the drill is over");
    }
    Started process =
        started.start(folder.resolve("output-%03d.txt".formatted(outputs++)), arguments);
    processes.add(process);
    return process;
  }

  /** Notes something to be undone at the end, the latest first. */
  synchronized void afterwards(Undoing undoing) {
    undoings.push(undoing);
  }

  /** Ends all processes and removes the folder; also when the drill is interrupted. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    processes.stream().filter(Started::isAlive).forEach(Started::kill);
    while (!undoings.isEmpty()) {
      Undoing undoing = undoings.pop();
      try {
        undoing.undo();
      } catch (IOException | RuntimeException failure) {
        say("未能清理 could not be undone: %s".formatted(failure.getMessage()));
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
