package org.regulake.pipelines.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fault: deliveries arrive in a random order and in several parts, with a run after each; one is
 * withdrawn, collected ones are archived, and runs are killed.
 */
final class RandomArrivals implements Fault {

  @Override
  public String name() {
    return "arrivals";
  }

  @Override
  public String sentence() {
    return "乱序、迟到、撤回、归档与中断 deliveries arrive in random order and late, one is withdrawn,"
        + " collected ones are archived, runs are killed";
  }

  @Override
  public String inject(DrillEnvironment environment) {
    SplittableRandom draws = new SplittableRandom(environment.plan().seed());
    List<String> told = new ArrayList<>();
    for (int number = 1; number <= environment.plan().sequences(); number++) {
      told.add(new Arrivals(environment, draws.split(), number).happen());
      environment.say("  第 %d 组 %s: 内容一致 the same content".formatted(number, told.get(number - 1)));
    }
    return "seed %d: after every sequence (%d) all tables equalled those of one run over the same deliveries"
        .formatted(environment.plan().seed(), told.size());
  }
}
