package org.regulake.models.quality;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.regulake.models.rule.Require;

/**
 * An example that runs as a test.
 *
 * @param name what it shows
 * @param month the month that is graded, as in {@code 2025-03}
 * @param figures what was delivered
 * @param points the points; null when there is no grade
 * @param grade the grade; null when there is none
 */
public record SupplierCase(
    String name, String month, SupplierFigures figures, BigDecimal points, String grade) {

  public SupplierCase {
    Require.present("a case", "name", name);
    Require.present("case " + name, "month", month);
    Require.present("case " + name, "figures", figures);
    YearMonth.parse(month);
  }
}
