package org.regulake.models.graph.pattern;

/**
 * Shares in whole billionths of a company, rounded down as {@link org.regulake.models.graph.ownership.ShareRegister} does, so that their sums
 * do not depend on the order of their addition.
 */
final class Billionths {

  static final long WHOLE = 1_000_000_000L;

  /** A share in double precision lies within 3e-7 billionths of the decimal fraction that it was read from. */
  private static final double READING_ERROR = 1e-6;

  private Billionths() {}

  /**
   * The shares in billionths.
   *
   * @param share 0 to 1; NaN when not stated, which counts as 0
   * @throws IllegalArgumentException when a share is below 0 or above 1
   */
  static long[] of(double[] share) {
    long[] billionths = new long[share.length];
    for (int edge = 0; edge < share.length; edge++) {
      if (share[edge] < 0 || share[edge] > 1) {
        throw new IllegalArgumentException("edge %d holds %s of a company: give 0 to 1, or NaN when not stated".formatted(edge, share[edge]));
      }
      billionths[edge] = Double.isNaN(share[edge]) ? 0 : (long) (share[edge] * WHOLE + READING_ERROR);
    }
    return billionths;
  }

  /** As a part of the company, 1 at most. */
  static double inShare(long billionths) {
    return (double) Math.min(billionths, WHOLE) / WHOLE;
  }
}
