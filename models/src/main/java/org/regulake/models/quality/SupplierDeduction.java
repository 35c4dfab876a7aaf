package org.regulake.models.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import org.regulake.models.rule.Require;

/**
 * Points that a measure costs.
 *
 * @param measure what is measured
 * @param points points for a share of the whole, or for each one of a number
 * @param atMost the most that it costs
 */
public record SupplierDeduction(SupplierMeasure measure, BigDecimal points, BigDecimal atMost) {

  public SupplierDeduction {
    Require.present("a deduction", "measure", measure);
    Require.present("the deduction for " + measure, "points", points);
    Require.present("the deduction for " + measure, "at_most", atMost);
    if (points.signum() < 0 || atMost.signum() < 0) {
      throw new IllegalArgumentException(
          "the deduction for %s has points below zero".formatted(measure));
    }
  }

  /** The points that the figures cost; none where there is no whole to be a part of. */
  BigDecimal of(SupplierFigures figures) {
    long whole = measure.whole(figures);
    return whole == 0
        ? BigDecimal.ZERO
        : points
            .multiply(BigDecimal.valueOf(measure.part(figures)))
            .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
            .min(atMost);
  }
}
