package org.regulake.models.warning;

/** Values with which that of an indicator is compared. */
public enum Compare {
  /** Thresholds are multiples of the same place's value twelve months before. */
  RATIO_TO_YEAR_BEFORE,
  /** Thresholds are values. */
  VALUE
}
