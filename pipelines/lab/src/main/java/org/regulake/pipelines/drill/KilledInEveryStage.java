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
  public String strike(Ground ground) {
    Lake lake = ground.lakeOfEarlierDay();
    Contents earlierDay = lake.published();
    SplittableRandom draws = new SplittableRandom(ground.plan().seed());
    List<String> untouched = new ArrayList<>();
    int kills = 0;
    int last = ground.stages().size() - 1;
    for (int stage = 0; stage <= last; stage++) {
      if (stage == last) {
        // The check precedes the release: readers see a part of an interrupted release until the
        // next run has completed it.
        lake.requireWhole(earlierDay);
      }
      StageTime time = ground.stages().get(stage);
      boolean isStruck = false;
      for (int attempt = 0; attempt < ATTEMPTS && !isStruck; attempt++) {
        Duration before = stage == 0 ? ground.warmUp() : Duration.ZERO;
        isStruck =
            killIn(
                lake,
                stage,
                before.plus(part(time.duration(), attempt == 0 ? draws.nextDouble(.1, .9) : .1)));
        kills += isStruck ? 1 : 0;
      }
      if (!isStruck) {
        untouched.add(time.key());
      }
      ground.say("  %s %s".formatted(time.key(), isStruck ? "已终止 killed" : "未击中 ended before"));
    }
    if (kills < ground.stages().size() / 2) {
      throw new DrillFailedException(
          "only %d runs could be killed in time; the machine is too fast for so few enterprises, or"
              + " too busy"
              .formatted(kills));
    }
    lake.requireRepeat();
    return "%d stages, %d kills%s, the earlier day was intact until the release; the repeated run"
        + " wrote the same content to %d tables. %s"
        .formatted(
            ground.stages().size(),
            kills,
            untouched.isEmpty()
                ? ""
                : " (ended before the kill: " + String.join(", ", untouched) + ")",
            ground.alone().tables(),
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
          "the run ended before stage %d: %s".formatted(stage + 1, run.ended().complaint()));
    }
    Pause.of(moment);
    boolean isAlive = run.isAlive();
    run.kill();
    return isAlive && run.stagesDone() == stage;
  }
}
