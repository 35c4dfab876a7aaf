package org.regulake.pipelines.drill;

import java.time.Duration;

/** Waits for the middle of a write of a run to a store. */
final class MidWrite {

  private static final long SOME_BYTES = 60_000;
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private MidWrite() {}

  /**
   * Waits until a run has completed a number of stages and has then sent more bytes to its store;
   * returns false when it ended before.
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
      Pause.of(INTERVAL);
    }
    return true;
  }
}
