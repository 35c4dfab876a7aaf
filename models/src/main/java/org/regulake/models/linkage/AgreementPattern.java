package org.regulake.models.linkage;

/**
 * The levels at which the fields of two records agree, in one number: four bits a comparison. There
 * are far fewer patterns than pairs, so a model is fitted on counts of patterns.
 */
public final class AgreementPattern {

  /** The level of a comparison where a value is not stated. */
  public static final int MISSING = 0;

  static final int MOST_COMPARISONS = 16;
  static final int MOST_LEVELS = 14;

  private static final int BITS = 4;
  private static final long MASK = (1L << BITS) - 1;

  private AgreementPattern() {}

  /** The pattern with the level of one more comparison. */
  static long with(long pattern, int comparison, int level) {
    return pattern | (long) level << comparison * BITS;
  }

  /** The level of a comparison: {@link #MISSING}, or from 1, the strongest. */
  public static int level(long pattern, int comparison) {
    return (int) (pattern >>> comparison * BITS & MASK);
  }
}
