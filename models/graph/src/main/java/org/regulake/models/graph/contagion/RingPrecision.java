package org.regulake.models.graph.contagion;

/**
 * How the payments of failed firms that owe each other in a ring are found.
 *
 * @param largestSolved rings of up to so many firms are solved by elimination, in time n³ and
 *     memory n²; larger ones by repeated payments
 * @param tolerance repeated payments stop when none has changed by more than this part of what the
 *     firm owes, above 0
 * @param maxSweeps repeated payments stop after so many sweeps, 1 or more; {@link
 *     ClearingVector#residual()} tells what is left open
 */
public record RingPrecision(int largestSolved, double tolerance, int maxSweeps) {

  public RingPrecision {
    if (largestSolved < 1 || !(tolerance > 0 && tolerance < 1) || maxSweeps < 1) {
      throw new IllegalArgumentException(
          "rings solved up to %d firms, tolerance %s, %d sweeps; state 1 firm or more, a tolerance above 0 and below 1, and 1 sweep or more"
              .formatted(largestSolved, tolerance, maxSweeps));
    }
  }
}
