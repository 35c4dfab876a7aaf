package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Fault: runs are killed at random moments; each is repeated on the same lake. */
final class KilledAtAnyMoment implements Fault {

  @Override
  public String name() {
    return "kill-random";
  }

  @Override
  public String sentence() {
    return "随机时刻强行终止 runs are killed with -9 at random moments, and each is repeated";
  }

  @Override
  public String inject(DrillEnvironment environment) {
    SplittableRandom draws = new SplittableRandom(environment.plan().seed());
    List<String> moments = new ArrayList<>();
    Lake lake = null;
    for (int kill = 0; kill < environment.plan().kills(); kill++) {
      lake = environment.lakeOfEarlierDay();
      Started run = lake.start();
      run.awaitLake();
      Duration moment =
          Duration.ofMillis(
              Math.round(draws.nextDouble() * environment.undisturbedTime().toMillis()));
      Pause.of(moment);
      boolean isAlive = run.isAlive();
      run.kill();
      moments.add("%.1f".formatted(moment.toMillis() / 1000.0) + (isAlive ? "" : " (over)"));
      lake.requireRepeat();
      environment.say(
          "  第 %d 次 after %s s, %d 个阶段 stages: 内容一致 the same content"
              .formatted(kill + 1, moments.get(kill), run.stagesDone()));
    }
    return ("seed %d: killed after %s s; every repeated run wrote the same content to %d tables."
            + " The last lake: %s")
        .formatted(
            environment.plan().seed(),
            String.join(", ", moments),
            environment.undisturbed().tables(),
            lake.swept());
  }
}
