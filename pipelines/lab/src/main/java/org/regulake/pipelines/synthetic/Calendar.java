package org.regulake.pipelines.synthetic;

import java.time.LocalDate;

/**
 * The delivered months, and the spellings of a day. A day is the number of days since 1970-01-01.
 */
final class Calendar {

  static final int JANUARY_END = day(2025, 1, 31);
  static final int FEBRUARY_END = day(2025, 2, 28);
  static final int MARCH_END = day(2025, 3, 31);
  static final int APRIL_END = day(2025, 4, 30);

  /** First day of the planted downturn. */
  static final int DOWNTURN_START = day(2024, 12, 15);

  private Calendar() {}

  static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  static int year(int day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  static String iso(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }

  /** A day in ISO format; empty when there is none, or when it is after {@code asOf}. */
  static String isoUpTo(Integer day, int asOf) {
    return day == null || day > asOf ? "" : iso(day);
  }

  /** The day as the departments spell it; {@code draw} in [0, 1) chooses. */
  static String spelled(int day, double draw) {
    LocalDate date = LocalDate.ofEpochDay(day);
    if (draw < .82) {
      return date.toString();
    }
    if (draw < .90) {
      return "%d年%02d月%02d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
    if (draw < .95) {
      return "%d/%d/%d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
    if (draw < .98) {
      return "%d%02d%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
    return date + " 00:00:00";
  }
}
