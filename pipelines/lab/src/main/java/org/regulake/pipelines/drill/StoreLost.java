package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * Fault: the object store stops while a run writes to it, and returns only after the run has
 * failed.
 */
final class StoreLost implements Fault {

  /**
   * By default Hadoop retries each request for several minutes, longer than a drill should wait.
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
    return "对象存储停止服务 the object store stops during a write and returns after the run has failed";
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
              Started run = lake.with(IMPATIENT).start();
              if (!MidWrite.await(run, proxy, 1)) {
                throw new DrillFailedException(
                    "the run ended before its store stopped: " + run.ended().errorMessage());
              }
              long start = System.nanoTime();
              proxy.cut();
              Ended ended =
                  run.ended()
                      .requireRefused(
                          "the run whose store was lost", "cannot be reached", "run again");
              Duration patience = Duration.ofNanos(System.nanoTime() - start);
              proxy.resume();
              lake.requireUnchanged(before);
              lake.requireRepeat();
              return ("the run failed after %d s, %d stages, with a clear message, the earlier day"
                      + " was intact; the repeated run wrote the same content to %d tables")
                  .formatted(
                      patience.toSeconds(),
                      StageTime.printed(ended.printed()).size(),
                      environment.undisturbed().tables());
            });
  }
}
