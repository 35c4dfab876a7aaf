package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fault: runs on one lake are killed one after the other, each in the stage after that of the run
 * before.
 */
final class KilledInEveryStage implements Fault {

  private static final int ATTEMPTS = 2;

  @Override
  public String name() {
    return "kill-stage";
  }

  @Override
  public String sentence() {
    return "在每个阶段强行终止 a run is killed with -9 in every stage and resumes";
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Lake lake = environment.lakeOfEarlierDay();
    Contents earlierDay = lake.published();
    SplittableRandom draws = new SplittableRandom(environment.plan().seed());
    List<String> missed = new ArrayList<>();
    int kills = 0;
    int last = environment.stages().size() - 1;
    for (int stage = 0; stage <= last; stage++) {
      if (stage == last) {
        // The check precedes the release: readers see a part of an interrupted release until the
        // next run has completed it.
        lake.requireUnchanged(earlierDay);
      }
      StageTime time = environment.stages().get(stage);
      boolean isKilled = false;
      for (int attempt = 0; attempt < ATTEMPTS && !isKilled; attempt++) {
        Duration before = stage == 0 ? environment.warmUp() : Duration.ZERO;
        isKilled =
            killIn(
                lake,
                stage,
                before.plus(part(time.duration(), attempt == 0 ? draws.nextDouble(.1, .9) : .1)));
        kills += isKilled ? 1 : 0;
      }
      if (!isKilled) {
        missed.add(time.key());
      }
      environment.say(
          "  %s %s".formatted(time.key(), isKilled ? "已终止 killed" : "未击中 ended before"));
    }
    if (kills < environment.stages().size() / 2) {
      throw new DrillFailedException(
          ("only %d runs could be killed in time; the machine is too fast for so few enterprises,"
                  + " or too busy")
              .formatted(kills));
    }
    lake.requireRepeat();
    return ("%d stages, %d kills%s, the earlier day was intact until the release; the repeated run"
            + " wrote the same content to %d tables. %s")
        .formatted(
            environment.stages().size(),
            kills,
            missed.isEmpty() ? "" : " (ended before the kill: " + String.join(", ", missed) + ")",
            environment.undisturbed().tables(),
            lake.swept());
  }

  private static Duration part(Duration duration, double share) {
    return Duration.ofMillis(Math.round(share * duration.toMillis()));
  }

  /** Kills a run in a stage; returns whether it was in that stage. */
  private static boolean killIn(Lake lake, int stage, Duration moment) {
    Started run = lake.start();
    if (!run.awaitLake() || !run.awaitStages(stage)) {
      throw new DrillFailedException(
          "the run ended before stage %d: %s".formatted(stage + 1, run.ended().errorMessage()));
    }
    Pause.of(moment);
    boolean isAlive = run.isAlive();
    run.kill();
    return isAlive && run.stagesDone() == stage;
  }
}
