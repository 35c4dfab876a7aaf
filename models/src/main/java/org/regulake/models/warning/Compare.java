package org.regulake.models.warning;

/** What an indicator's value is compared with. */
public enum Compare {
  /** Thresholds are multiples of the same place's value twelve months before. */
  RATIO_TO_YEAR_BEFORE,
  /** Thresholds are values. */
  VALUE
}
