package org.regulake.pipelines.drill;

import java.time.Duration;

/** Waits for a time; interruption ends the drill. */
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
