package org.regulake.models.scorecard;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** The unit of an indicator; it decides how its value is written where a reason says {@code {value}}. */
public enum Unit {
  /** A number of events or things: 1,234. */
  COUNT,
  /** Yuan, without decimals: 1,234. */
  YUAN,
  /** A part of one, written in per cent: 0.254 is 25.4%. */
  RATIO,
  /** Years with one decimal: 2.5. */
  YEARS;

  /** The value in its unit; {@code unit} is the ordinal of the unit, as a column. */
  static Column written(Column unit, Column value) {
    return when(unit.equalTo(RATIO.ordinal()), formatted(value, "#,##0.0%"))
        .when(unit.equalTo(YEARS.ordinal()), formatted(value, "#,##0.0"))
        .otherwise(formatted(value, "#,##0"));
  }

  private static Column formatted(Column value, String pattern) {
    return call_function("format_number", value, lit(pattern));
  }
}
