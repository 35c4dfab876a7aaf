package org.regulake.models.linkage;

import java.util.Comparator;

/**
 * How many pairs agree in one way.
 *
 * @param rules the rules of blocking under which the pairs are compared, a bit each, the first
 *     lowest
 * @param pattern see {@link AgreementPattern}
 * @param pairs number of pairs
 */
public record PatternCount(int rules, long pattern, long pairs) {

  /** An order in which sums do not depend on how the counts were collected. */
  public static final Comparator<PatternCount> ORDER =
      Comparator.comparingInt(PatternCount::rules).thenComparingLong(PatternCount::pattern);
}
