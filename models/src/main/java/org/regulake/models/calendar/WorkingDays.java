package org.regulake.models.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.regulake.models.rule.RuleFiles;

/**
 * Working days in China: Monday to Friday, but for the holidays and make-up days of each year. A
 * period in working days begins on the day after the event; statutory holidays are not counted
 * (Administrative Licensing Law, art. 82; Civil Code, art. 201 and 203).
 */
public final class WorkingDays implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Folder of the rule files. */
  public static final String FOLDER = "calendars";

  private static final String FILE = FOLDER + "/working_days.yml";

  private final LocalDate first;
  private final LocalDate last;
  private final HashSet<LocalDate> holidays = new HashSet<>();
  private final HashSet<LocalDate> makeUpDays = new HashSet<>();

  WorkingDays(CalendarFile file) {
    List<CalendarFile.Year> years = file.years();
    this.first = LocalDate.of(years.get(0).year(), 1, 1);
    this.last = LocalDate.of(years.get(years.size() - 1).year(), 12, 31);
    for (CalendarFile.Year year : years) {
      holidays.addAll(year.holidays());
      makeUpDays.addAll(year.makeUpDays());
    }
  }

  /**
   * Reads the packaged calendar.
   *
   * @throws IllegalArgumentException when a year is missing in between, or a day is none of its
   *     year or kind
   */
  public static WorkingDays load() {
    return new WorkingDays(RuleFiles.read(FILE, CalendarFile.class));
  }

  /** Whether the holidays of a day's year are known. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /**
   * Whether a day is a working day.
   *
   * @throws IllegalArgumentException when the day is outside of the calendar: the holidays of a
   *     year are not known before they are announced
   */
  public boolean isWorkingDay(LocalDate day) {
    if (!covers(day)) {
      throw new IllegalArgumentException(
          "the calendar of working days covers %s to %s, not %s; add the notice of the State Council for %d to models/%s"
              .formatted(first, last, day, day.getYear(), FILE));
    }
    return isWeekday(day) ? !holidays.contains(day) : makeUpDays.contains(day);
  }

  /**
   * The last day of a period in working days after an event.
   *
   * @param event its day, which is not counted
   * @param workingDays length of the period, at least 1
   * @throws IllegalArgumentException when the period begins or ends outside of the calendar
   */
  public LocalDate after(LocalDate event, int workingDays) {
    if (workingDays < 1) {
      throw new IllegalArgumentException(
          "a period has at least 1 working day, not %d".formatted(workingDays));
    }
    LocalDate day = event;
    for (int counted = 0; counted < workingDays; ) {
      day = day.plusDays(1);
      counted += isWorkingDay(day) ? 1 : 0;
    }
    return day;
  }

  /**
   * The same, or nothing when the period begins or ends outside of the calendar, so that its last
   * day is not known.
   */
  public Optional<LocalDate> ifKnownAfter(LocalDate event, int workingDays) {
    LocalDate day = event;
    for (int counted = 0; counted < workingDays; ) {
      day = day.plusDays(1);
      if (!covers(day)) {
        return Optional.empty();
      }
      counted += isWorkingDay(day) ? 1 : 0;
    }
    return Optional.of(day);
  }

  /**
   * The day itself when it is a working day, else the next one: a period that ends on a holiday
   * ends on the day after it.
   *
   * @throws IllegalArgumentException when either is outside of the calendar
   */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate working = day;
    while (!isWorkingDay(working)) {
      working = working.plusDays(1);
    }
    return working;
  }

  /**
   * Number of working days after a day, up to and including another one; none when that is not
   * later. Of a day outside of the calendar only the day of the week counts.
   */
  public int between(LocalDate day, LocalDate until) {
    int count = 0;
    for (LocalDate next = day.plusDays(1); !next.isAfter(until); next = next.plusDays(1)) {
      boolean isWorked = covers(next) ? isWorkingDay(next) : isWeekday(next);
      count += isWorked ? 1 : 0;
    }
    return count;
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }
}
