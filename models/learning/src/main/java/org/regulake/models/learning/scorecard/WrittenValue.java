package org.regulake.models.learning.scorecard;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.scorecard.Unit;

/** Formats values for reasons. */
final class WrittenValue {

  private WrittenValue() {}

  /** The value in its unit; {@code unit} is the ordinal of the unit, as a column. */
  static Column of(Column unit, Column value) {
    return when(unit.equalTo(Unit.RATIO.ordinal()), formatted(value, "#,##0.0%"))
        .when(unit.equalTo(Unit.YEARS.ordinal()), formatted(value, "#,##0.0"))
        .otherwise(formatted(value, "#,##0"));
  }

  private static Column formatted(Column value, String pattern) {
    return call_function("format_number", value, lit(pattern));
  }
}
