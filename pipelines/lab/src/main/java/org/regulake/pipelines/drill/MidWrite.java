package org.regulake.pipelines.drill;

import java.time.Duration;

/** The middle of what a run writes to a store. */
final class MidWrite {

  private static final long SOME_BYTES = 60_000;
  private static final Duration GLANCE = Duration.ofMillis(5);

  private MidWrite() {}

  /**
   * Waits until a run has been through so many stages and has sent some more to its store; false
   * when it ended before.
   */
  static boolean await(Started run, PausingProxy proxy, int stages) {
    if (!run.awaitStages(stages)) {
      return false;
    }
    long before = proxy.sent();
    while (proxy.sent() < before + SOME_BYTES) {
      if (!run.isAlive()) {
        return false;
      }
      Pause.of(GLANCE);
    }
    return true;
  }
}
