package org.regulake.models.graph.pattern;

import java.io.Serializable;

/**
 * Bounds of the search for rings.
 *
 * @param longest edges of the longest ring that is enumerated, 2 or more
 * @param maxRings largest number of rings that are enumerated
 * @param maxSteps largest number of edges followed before an enumeration, or the search for further
 *     shortest rings of a circle, ends
 */
public record RingBounds(int longest, int maxRings, long maxSteps) implements Serializable {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when nothing could be found within them
   */
  public RingBounds {
    if (longest < 2 || maxRings < 1 || maxSteps < 1) {
      throw new IllegalArgumentException(
          "rings of up to %d edges, %d rings and %d steps: give at least 2, 1 and 1"
              .formatted(longest, maxRings, maxSteps));
    }
  }
}
