package org.regulake.models.graph.ownership;

/**
 * A threshold of the law for a part of a company. A part that differs from the threshold by no more
 * than the error bound of its computation counts as equal to it: a quarter that was computed as
 * 0.24999999999999997 is a quarter.
 */
public final class ShareThreshold {

  private final double share;
  private final boolean isInclusive;

  private ShareThreshold(double share, boolean isInclusive) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a threshold of %s: give a part of the company above 0, and 1 at most".formatted(share));
    }
    this.share = share;
    this.isInclusive = isInclusive;
  }

  /** Met by this share and more (以上). */
  public static ShareThreshold atLeast(double share) {
    return new ShareThreshold(share, true);
  }

  /** Met by more than this share only (超过). */
  public static ShareThreshold moreThan(double share) {
    return new ShareThreshold(share, false);
  }

  boolean isMet(double computed, double errorBound) {
    // The comparison itself rounds too.
    double margin = errorBound + Math.ulp(1.0);
    return isInclusive ? computed >= share - margin : computed > share + margin;
  }
}
