package org.regulake.pipelines.drill;

import java.time.Duration;

/** Waiting, without a fault of its own. */
final class Pause {

  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the drill was interrupted", cause);
    }
  }
}
