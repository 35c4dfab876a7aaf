package org.regulake.models.graph.pattern;

/**
 * Sums of money in whole fen, hundredths of a yuan, so that they do not depend on the order of
 * their addition.
 */
final class Fen {

  private static final double MAX_YUAN = 1e16;

  private Fen() {}

  /**
   * Sums of yuan rounded to the fen.
   *
   * @param yuan 0 or more; NaN when not stated, which counts as 0
   * @throws IllegalArgumentException when a sum is negative or has more digits than are kept for
   *     money
   */
  static long[] ofYuan(double[] yuan) {
    long[] fen = new long[yuan.length];
    for (int at = 0; at < yuan.length; at++) {
      if (yuan[at] < 0 || yuan[at] >= MAX_YUAN) {
        throw new IllegalArgumentException(
            "edge %d guarantees %s yuan: give 0 or more and less than 1e16, or NaN when not stated"
                .formatted(at, yuan[at]));
      }
      fen[at] = Double.isNaN(yuan[at]) ? 0 : Math.round(yuan[at] * 100);
    }
    return fen;
  }

  static double inYuan(long fen) {
    return fen / 100.0;
  }
}
