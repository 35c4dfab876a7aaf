package org.regulake.pipelines.drill;

import java.util.List;

/** Fault: two runs are started on one lake at the same time. */
final class TwoRunsAtOnce implements Fault {

  @Override
  public String name() {
    return "two-runs";
  }

  @Override
  public String sentence() {
    return "同一湖上同时运行两次 two runs are started on one lake at the same time";
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Lake lake = environment.lakeOfEarlierDay();
    List<Started> runs = List.of(lake.start(), lake.start());
    List<Ended> ended = runs.stream().map(Started::ended).toList();
    int winner = ended.get(0).isDone() ? 0 : 1;
    ended.get(winner).requireDone("both runs failed; the second");
    ended
        .get(1 - winner)
        .requireRefused(
            "the run that came second", "in use by run", "process " + runs.get(winner).processId());
    lake.requireSameAsUndisturbed();
    return ("one was refused at once with the process that has the lake (%d); the other wrote the"
            + " same content")
        .formatted(runs.get(winner).processId());
  }
}
