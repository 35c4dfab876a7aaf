package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * The object store goes down while a run writes to it, and comes back only after the run has given
 * up.
 */
final class StoreLost implements Fault {

  /**
   * Hadoop's own patience is several minutes for each request, which outlasts any cut that is worth
   * waiting for in a drill.
   */
  private static final String[] IMPATIENT = {
    "--set", "spark.hadoop.fs.s3a.retry.limit=4", "--set", "spark.hadoop.fs.s3a.attempts.maximum=2"
  };

  @Override
  public String name() {
    return "store-lost";
  }

  @Override
  public String sentence() {
    return "对象存储停止服务 the object store goes down in mid-write and comes back when the run has given"
        + " up";
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
              Started run = lake.with(IMPATIENT).start();
              if (!MidWrite.await(run, proxy, 1)) {
                throw new DrillFailedException(
                    "the run ended before its store went down: " + run.ended().complaint());
              }
              long start = System.nanoTime();
              proxy.cut();
              Ended ended =
                  run.ended()
                      .requireRefused(
                          "the run whose store was lost", "cannot be reached", "run again");
              Duration patience = Duration.ofNanos(System.nanoTime() - start);
              proxy.resume();
              lake.requireWhole(before);
              lake.requireRepeat();
              return "the run gave up after %d s, %d stages, with a clear message, the earlier day whole; the repeat came to the same content in %d tables"
                  .formatted(
                      patience.toSeconds(),
                      StageTime.printed(ended.printed()).size(),
                      ground.alone().tables());
            });
  }
}
