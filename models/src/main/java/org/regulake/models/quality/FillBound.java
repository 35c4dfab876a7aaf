package org.regulake.models.quality;

import java.math.BigDecimal;
import org.regulake.models.rule.Require;

/**
 * The part of the rows that state a column.
 *
 * @param column landed column
 * @param atLeast smallest part, between 0 and 1
 * @param drift largest fall against accepted deliveries, as a part of all rows
 */
public record FillBound(String column, BigDecimal atLeast, BigDecimal drift) {

  public FillBound {
    Require.present("a bound of a filled column", "column", column);
    requireRatio(column, "at_least", atLeast);
    requireRatio(column, "drift", drift);
  }

  private static void requireRatio(String column, String key, BigDecimal ratio) {
    Require.present("the bound of " + column, key, ratio);
    if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "the bound of %s has %s %s: write a part between 0 and 1".formatted(column, key, ratio));
    }
  }
}
