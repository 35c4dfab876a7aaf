package org.regulake.pipelines.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** How often a source delivers. Each delivery describes a period. */
enum Frequency {
  DAILY,
  WEEKLY,
  MONTHLY,
  QUARTERLY,
  YEARLY;

  /** The frequency with the name that the description of a source states. */
  static Frequency named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Whether every month ends a period. */
  boolean isWithinMonth() {
    return this != QUARTERLY && this != YEARLY;
  }

  /** The last day, not after the given one, on which a period ends; a week may end on any day. */
  LocalDate lastEnd(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return switch (this) {
      case DAILY, WEEKLY -> day;
      case MONTHLY -> endNotAfter(day, month, 1);
      case QUARTERLY -> endNotAfter(day, month.plusMonths((12 - month.getMonthValue()) % 3), 3);
      case YEARLY -> endNotAfter(day, month.withMonth(12), 12);
    };
  }

  private static LocalDate endNotAfter(LocalDate day, YearMonth last, int months) {
    LocalDate end = last.atEndOfMonth();
    return end.isAfter(day) ? last.minusMonths(months).atEndOfMonth() : end;
  }

  /** The first day of the period that ends on a day. */
  LocalDate start(LocalDate end) {
    return switch (this) {
      case DAILY -> end;
      case WEEKLY -> end.minusDays(6);
      case MONTHLY -> end.withDayOfMonth(1);
      case QUARTERLY -> end.withDayOfMonth(1).minusMonths(2);
      case YEARLY -> end.withDayOfYear(1);
    };
  }
}
