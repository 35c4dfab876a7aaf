package org.regulake.models.graph.pattern;

import java.util.stream.DoubleStream;

/**
 * Shares in whole billionths of a company, read as {@link org.regulake.models.graph.ownership.ShareRegister} reads them and rounded down, so that
 * their sums do not depend on the order of their addition.
 */
final class Billionths {

  static final long WHOLE = 1_000_000_000L;

  /** A share in double precision lies within 3e-7 billionths of the decimal fraction that it was read from. */
  private static final double READING_ERROR = 1e-6;

  private Billionths() {}

  /** The shares in billionths; one that is not stated (NaN) or negative counts as 0, one above the whole as the whole. */
  static long[] of(double[] share) {
    return DoubleStream.of(share).mapToLong(Billionths::of).toArray();
  }

  static long of(double share) {
    return share > 0 ? (long) (Math.min(share, 1) * WHOLE + READING_ERROR) : 0;
  }

  /** As a part of the company, 1 at most. */
  static double inShare(long billionths) {
    return (double) Math.min(billionths, WHOLE) / WHOLE;
  }
}
