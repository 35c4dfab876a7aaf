package org.regulake.models.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.rule.Require;

/**
 * Content of {@code models/calendars/working_days.yml}.
 *
 * @param years years without a gap
 */
record CalendarFile(List<Year> years) {

  CalendarFile {
    years = Require.nonEmpty("the calendar of working days", "years", years);
    for (int i = 1; i < years.size(); i++) {
      if (years.get(i).year() != years.get(i - 1).year() + 1) {
        throw new IllegalArgumentException(
            "the year after %d is %d: the calendar of working days has a gap"
                .formatted(years.get(i - 1).year(), years.get(i).year()));
      }
    }
  }

  /**
   * The days of a year that are not what their day of the week says.
   *
   * @param year the year
   * @param notice number of the notice that announces them
   * @param holidays days off from Monday to Friday
   * @param makeUpDays Saturdays and Sundays that are worked
   */
  record Year(Integer year, String notice, List<LocalDate> holidays, List<LocalDate> makeUpDays) {

    Year {
      Require.present("a year of working days", "year", year);
      Require.present("year " + year, "notice", notice);
      holidays = Require.nonEmpty("year " + year, "holidays", holidays);
      makeUpDays = Require.nonEmpty("year " + year, "make_up_days", makeUpDays);
      for (LocalDate day : Stream.concat(holidays.stream(), makeUpDays.stream()).toList()) {
        boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        if (day.getYear() != year || isWeekend != makeUpDays.contains(day)) {
          throw new IllegalArgumentException(
              "year %d lists %s, a %s: holidays are weekdays of that year, make-up days Saturdays and Sundays"
                  .formatted(year, day, day.getDayOfWeek()));
        }
      }
    }
  }
}
