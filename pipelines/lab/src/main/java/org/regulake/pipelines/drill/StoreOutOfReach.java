package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * The object store cannot be reached for half a minute while a run writes to it: once connections
 * hang, once they are reset.
 */
final class StoreOutOfReach implements Fault {

  private static final Duration AWAY = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "store-away";
  }

  @Override
  public String sentence() {
    return "对象存储中断三十秒 the object store is out of reach for 30 s in mid-write: hanging, then reset";
  }

  @Override
  public Optional<String> missing(Ground ground) {
    return ground.objectStore().missing();
  }

  @Override
  public String strike(Ground ground) {
    return ground
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
                lake.requireSameAsAlone();
                return "hung for %d s, then reset for %d s: the run went on and came to the same content in %d tables"
                    .formatted(AWAY.toSeconds(), AWAY.toSeconds(), ground.alone().tables());
              }
              ended.requireRefused(
                  "the run whose store was away", "cannot be reached", "run again");
              lake.requireWhole(before);
              lake.requireRepeat();
              return "the run stopped with a clear message (%s), the earlier day whole; the repeat came to the same content in %d tables"
                  .formatted(
                      isPauseSurvived ? "when connections were reset" : "when connections hung",
                      ground.alone().tables());
            });
  }
}
