package org.regulake.pipelines.drill;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Injects one fault after the other into runs, each on its own lake with a published day, and
 * checks that each run recovers.
 */
public final class Drill {

  private static final List<Fault> FAULTS =
      List.of(
          new KilledInEveryStage(),
          new KilledAtAnyMoment(),
          new RandomArrivals(),
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
   * @param program starts the program in a new process
   * @param storage storage for the lakes when the plan names a place
   * @param say receives progress messages, a line at a time
   */
  public Drill(DrillPlan plan, Program program, Storage storage, Consumer<String> say) {
    this.plan = plan;
    this.program = program;
    this.storage = storage;
    this.say = say;
  }

  /** Name and sentence of every fault, in the order of injection. */
  public static List<List<String>> list() {
    return FAULTS.stream().map(fault -> List.of(fault.name(), fault.sentence())).toList();
  }

  /** Injects the faults that the plan selects. */
  public List<Outcome> run() {
    List<Fault> chosen = FAULTS.stream().filter(plan::selects).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "no fault is called %s; the faults are %s"
              .formatted(
                  String.join(", ", plan.only()),
                  String.join(", ", FAULTS.stream().map(Fault::name).toList())));
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (DrillEnvironment environment = new DrillEnvironment(plan, program, storage, say)) {
      Thread interrupted = new Thread(environment::close, "clean up the drill");
      Runtime.getRuntime().addShutdownHook(interrupted);
      say.accept(
          "演练场 folder %s · 湖 lakes below %s · 随机种子 seed %d"
              .formatted(environment.folder(), environment.place(), plan.seed()));
      environment.prepare();
      chosen.forEach(fault -> outcomes.add(outcome(fault, environment)));
    }
    return outcomes;
  }

  private Outcome outcome(Fault fault, DrillEnvironment environment) {
    say.accept("");
    say.accept("%s: %s".formatted(fault.name(), fault.sentence()));
    long start = System.nanoTime();
    Outcome outcome;
    try {
      Optional<String> missing = fault.missing(environment);
      outcome =
          missing.isPresent()
              ? new Outcome(fault.name(), Outcome.Verdict.SKIPPED, missing.get(), 0)
              : new Outcome(
                  fault.name(), Outcome.Verdict.PASSED, fault.inject(environment), seconds(start));
    } catch (DrillFailedException | UncheckedIOException failure) {
      outcome =
          new Outcome(fault.name(), Outcome.Verdict.FAILED, failure.getMessage(), seconds(start));
    }
    say.accept("  %s %s".formatted(outcome.verdict().label(), outcome.description()));
    return outcome;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
