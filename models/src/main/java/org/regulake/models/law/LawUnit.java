package org.regulake.models.law;

import java.math.BigDecimal;
import java.time.MonthDay;

/** Units of legal numbers. */
public enum LawUnit {
  YUAN,
  RATIO,
  COUNT,
  DAYS,
  WORKING_DAYS,
  MONTHS,
  YEARS,
  /** A calendar year. */
  YEAR,
  /** A day of each year, written 06-30. */
  MONTH_DAY,
  /** A word from a closed list. */
  WORD;

  void check(String value) {
    try {
      switch (this) {
        case MONTH_DAY -> MonthDay.parse("--" + value);
        case WORD -> {
          if (!value.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("write a word in lower case");
          }
        }
        case YUAN, RATIO, COUNT, DAYS, WORKING_DAYS, MONTHS, YEARS, YEAR -> new BigDecimal(value);
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("'%s' is not a value in %s".formatted(value, this), e);
    }
  }
}
