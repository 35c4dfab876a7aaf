package org.regulake.models.indicator;

/** Ways to compute an indicator from a population or from other indicators. */
public enum Measure {
  /** Spells that begin in the month. */
  STARTS,
  /**
   * Spells whose {@code to_date}, the first day on which they no longer hold, lies in the month.
   */
  ENDS,
  /**
   * Spells that hold at the end of the last day of the month: all starts so far less all ends so
   * far.
   */
  OPEN_AT_MONTH_END,
  /** One indicator divided by another of the same region, industry and month. */
  SHARE
}
