package org.regulake.models.scorecard;

/**
 * The unit of an indicator; it decides how the value is formatted where a reason contains {@code
 * {value}}.
 */
public enum Unit {
  /** A number of events or things: 1,234. */
  COUNT,
  /** Yuan, without decimals: 1,234. */
  YUAN,
  /** A part of one, written in per cent: 0.254 is 25.4%. */
  RATIO,
  /** Years with one decimal: 2.5. */
  YEARS;
}
