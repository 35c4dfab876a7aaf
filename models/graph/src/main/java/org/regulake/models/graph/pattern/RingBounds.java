package org.regulake.models.graph.pattern;

import java.io.Serializable;

/**
 * Where the search for rings ends.
 *
 * @param longest edges of the longest ring that is enumerated, 2 or more
 * @param mostRings rings that are enumerated at most
 * @param mostSteps edges followed, after which an enumeration ends, and no further shortest ring of
 *     a circle is looked for
 */
public record RingBounds(int longest, int mostRings, long mostSteps) implements Serializable {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when nothing could be found within them
   */
  public RingBounds {
    if (longest < 2 || mostRings < 1 || mostSteps < 1) {
      throw new IllegalArgumentException(
          "rings of up to %d edges, %d rings and %d steps: give at least 2, 1 and 1"
              .formatted(longest, mostRings, mostSteps));
    }
  }
}
