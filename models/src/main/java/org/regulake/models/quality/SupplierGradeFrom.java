package org.regulake.models.quality;

import java.math.BigDecimal;
import org.regulake.models.rule.Require;

/**
 * A grade and the points from which it is given.
 *
 * @param grade the grade
 * @param from fewest points
 */
public record SupplierGradeFrom(String grade, BigDecimal from) {

  public SupplierGradeFrom {
    Require.present("a grade", "grade", grade);
    Require.present("grade " + grade, "from", from);
  }
}
