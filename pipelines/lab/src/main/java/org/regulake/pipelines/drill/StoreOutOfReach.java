package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * Fault: the object store is unreachable for half a minute while a run writes to it; first
 * connections hang, then they are reset.
 */
final class StoreOutOfReach implements Fault {

  private static final Duration AWAY = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "store-away";
  }

  @Override
  public String sentence() {
    return "对象存储中断三十秒 the object store is unreachable for 30 s during a write: connections hang,"
        + " then are reset";
  }

  @Override
  public Optional<String> missing(DrillEnvironment environment) {
    return environment.objectStore().missing();
  }

  @Override
  public String inject(DrillEnvironment environment) {
    return environment
        .objectStore()
        .with(
            (lake, proxy) -> {
              Contents before = lake.published();
              Started run = lake.start();
              MidWrite.await(run, proxy, 1);
              proxy.pause();
              Pause.of(AWAY);
              proxy.resume();
              boolean isPauseSurvived = MidWrite.await(run, proxy, run.stagesDone() + 1);
              proxy.cut();
              Pause.of(AWAY);
              proxy.resume();
              Ended ended = run.ended();
              if (isPauseSurvived && ended.isDone()) {
                lake.requireSameAsUndisturbed();
                return ("hung for %d s, then reset for %d s: the run continued and wrote the same"
                        + " content to %d tables")
                    .formatted(
                        AWAY.toSeconds(), AWAY.toSeconds(), environment.undisturbed().tables());
              }
              ended.requireRefused(
                  "the run whose store was away", "cannot be reached", "run again");
              lake.requireUnchanged(before);
              lake.requireRepeat();
              return ("the run failed with a clear message (%s), the earlier day was intact; the"
                      + " repeated run wrote the same content to %d tables")
                  .formatted(
                      isPauseSurvived ? "when connections were reset" : "when connections hung",
                      environment.undisturbed().tables());
            });
  }
}
