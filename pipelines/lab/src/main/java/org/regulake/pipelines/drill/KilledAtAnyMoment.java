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
  public String strike(Ground ground) {
    SplittableRandom draws = new SplittableRandom(ground.plan().seed());
    Duration whole =
        ground.stages().stream().map(StageTime::duration).reduce(ground.warmUp(), Duration::plus);
    List<String> moments = new ArrayList<>();
    Lake lake = null;
    for (int kill = 0; kill < ground.plan().kills(); kill++) {
      lake = ground.lakeOfEarlierDay();
      Started run = lake.start();
      run.awaitLake();
      Duration moment = Duration.ofMillis(Math.round(draws.nextDouble() * whole.toMillis()));
      Pause.of(moment);
      boolean isAlive = run.isAlive();
      run.kill();
      moments.add("%.1f".formatted(moment.toMillis() / 1000.0) + (isAlive ? "" : " (over)"));
      lake.requireRepeat();
      ground.say(
          "  第 %d 次 after %s s, %d 个阶段 stages: 内容一致 the same content"
              .formatted(kill + 1, moments.get(kill), run.stagesDone()));
    }
    return "seed %d: killed after %s s; every repeated run wrote the same content to %d tables. The"
        + " last lake: %s"
        .formatted(
            ground.plan().seed(),
            String.join(", ", moments),
            ground.alone().tables(),
            lake.swept());
  }
}
