package org.regulake.models.graph.contagion;

/**
 * Settings for the payments of failed firms that owe each other in a ring.
 *
 * @param largestSolved firms of the largest ring that is solved by elimination, in time n³ and
 *     memory n²; larger ones are solved by iteration
 * @param tolerance the iteration stops when no payment has changed by more than this part of the
 *     debts of the firm, above 0
 * @param maxIterations largest number of iterations, 1 or more; {@link ClearingVector#residual()}
 *     is the remaining error
 */
public record RingPrecision(int largestSolved, double tolerance, int maxIterations) {

  public RingPrecision {
    if (largestSolved < 1 || !(tolerance > 0 && tolerance < 1) || maxIterations < 1) {
      throw new IllegalArgumentException(
          ("rings solved up to %d firms, tolerance %s, %d iterations; state 1 firm or more, a"
                  + " tolerance above 0 and below 1, and 1 iteration or more")
              .formatted(largestSolved, tolerance, maxIterations));
    }
  }
}
