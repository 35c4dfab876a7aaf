package org.regulake.models.graph.ownership;

import java.util.stream.DoubleStream;

/**
 * Shares in whole billionths of a company, rounded down, so that their sums do not depend on the
 * order of their addition. A decimal fraction of up to nine digits is kept exactly.
 */
public final class Billionths {

  /** All shares of a company. */
  public static final long WHOLE = 1_000_000_000L;

  /**
   * A share in double precision lies within 3e-7 billionths of the decimal fraction that it was
   * read from.
   */
  private static final double READING_ERROR = 1e-6;

  private Billionths() {}

  /**
   * The shares in billionths; one that is not stated (NaN) or negative counts as 0, one above the
   * whole as the whole.
   */
  public static long[] of(double[] share) {
    return DoubleStream.of(share).mapToLong(Billionths::of).toArray();
  }

  /** One share, in the same way. */
  public static long of(double share) {
    return share > 0 ? (long) (Math.min(share, 1) * WHOLE + READING_ERROR) : 0;
  }

  /** As a part of the company, 1 at most. */
  public static double inShare(long billionths) {
    return (double) Math.min(billionths, WHOLE) / WHOLE;
  }

  /**
   * A part of votes, rounded down, so that a sum of whole billionths exceeds it exactly when it
   * exceeds the fraction; split, because the product overflows.
   *
   * @param part in billionths
   */
  public static long partOf(long votes, long part) {
    return votes / WHOLE * part + votes % WHOLE * part / WHOLE;
  }
}
