package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.calendar.WorkingDays;

/** Last days of terms; null where the calendar of working days does not reach. */
record Deadlines(WorkingDays workingDays) implements Serializable {

  /** The last day of a term in working days, which begins on the day after an event. */
  LocalDate after(LocalDate event, int days) {
    return event == null ? null : workingDays.ifKnownAfter(event, days).orElse(null);
  }

  /** The last day of a term in days, months or years that ends on a day: never a day off. */
  LocalDate endingOn(LocalDate day) {
    LocalDate end = day;
    while (workingDays.covers(end)) {
      if (workingDays.isWorkingDay(end)) {
        return end;
      }
      end = end.plusDays(1);
    }
    return null;
  }
}
