package org.regulake.pipelines.drill;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries one fault after the other, each on a lake of its own on which a day was published before.
 */
public final class Drill {

  private static final List<Fault> FAULTS =
      List.of(
          new KilledInEveryStage(),
          new KilledAtAnyMoment(),
          new TwoRunsAtOnce(),
          new StaleLock(),
          new GrowingFile(),
          new ClockSetBack(),
          new DiskFull(),
          new CatalogStopped(),
          new StoreOutOfReach(),
          new StoreLost(),
          new ExecutorsKilled());

  private final DrillPlan plan;
  private final Program program;
  private final Storage storage;
  private final Consumer<String> say;

  /**
   * A drill.
   *
   * @param program starts the program in a process of its own
   * @param storage where lakes are made when the plan names a place
   * @param say told what happens, a line at a time
   */
  public Drill(DrillPlan plan, Program program, Storage storage, Consumer<String> say) {
    this.plan = plan;
    this.program = program;
    this.storage = storage;
    this.say = say;
  }

  /** Name and sentence of every fault, in the order in which they are tried. */
  public static List<List<String>> list() {
    return FAULTS.stream().map(fault -> List.of(fault.name(), fault.sentence())).toList();
  }

  /** Tries the faults that were asked for. */
  public List<Outcome> run() {
    List<Fault> chosen = FAULTS.stream().filter(plan::asksFor).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "no fault is called %s; there are %s"
              .formatted(
                  String.join(", ", plan.only()),
                  String.join(", ", FAULTS.stream().map(Fault::name).toList())));
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (Ground ground = new Ground(plan, program, storage, say)) {
      Thread interrupted = new Thread(ground::close, "clear the ground");
      Runtime.getRuntime().addShutdownHook(interrupted);
      say.accept(
          "演练场 ground %s · 湖 lakes below %s · 随机种子 seed %d"
              .formatted(ground.folder(), ground.place(), plan.seed()));
      ground.prepare();
      chosen.forEach(fault -> outcomes.add(outcome(fault, ground)));
    }
    return outcomes;
  }

  private Outcome outcome(Fault fault, Ground ground) {
    say.accept("");
    say.accept("%s: %s".formatted(fault.name(), fault.sentence()));
    long start = System.nanoTime();
    Outcome outcome;
    try {
      Optional<String> missing = fault.missing(ground);
      outcome =
          missing.isPresent()
              ? new Outcome(fault.name(), Outcome.Verdict.SKIPPED, missing.get(), 0)
              : new Outcome(
                  fault.name(), Outcome.Verdict.HELD, fault.strike(ground), seconds(start));
    } catch (DrillFailedException | UncheckedIOException failure) {
      outcome =
          new Outcome(fault.name(), Outcome.Verdict.FAILED, failure.getMessage(), seconds(start));
    }
    say.accept("  %s %s".formatted(outcome.verdict().label(), outcome.seen()));
    return outcome;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
