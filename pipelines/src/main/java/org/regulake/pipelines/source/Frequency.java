package org.regulake.pipelines.source;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.regulake.models.rule.Label;

/** How often a source delivers. Each delivery describes a period. */
public enum Frequency {
  DAILY(new Label("每日", "daily")),
  WEEKLY(new Label("每周", "weekly")),
  MONTHLY(new Label("每月", "monthly")),
  QUARTERLY(new Label("每季度", "quarterly")),
  YEARLY(new Label("每年", "yearly"));

  private final Label label;

  Frequency(Label label) {
    this.label = label;
  }

  /** The names of all, as descriptions of sources state them. */
  static List<String> codes() {
    return Stream.of(values()).map(Frequency::code).toList();
  }

  /** Its name in the description of a source, as in {@code monthly}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Label label() {
    return label;
  }

  /** The frequency with the name that the description of a source states. */
  public static Frequency named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Whether every month ends a period. */
  public boolean isWithinMonth() {
    return this != QUARTERLY && this != YEARLY;
  }

  /** The last day, not after the given one, on which a period ends; a week may end on any day. */
  public LocalDate lastEnd(LocalDate day) {
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
  public LocalDate start(LocalDate end) {
    return switch (this) {
      case DAILY -> end;
      case WEEKLY -> end.minusDays(6);
      case MONTHLY -> end.withDayOfMonth(1);
      case QUARTERLY -> end.withDayOfMonth(1).minusMonths(2);
      case YEARLY -> end.withDayOfYear(1);
    };
  }

  /**
   * The last days of the periods that end after a day and by another one, in order. Here a week
   * ends on a Sunday, so that every day is in one week.
   */
  public List<LocalDate> ends(LocalDate after, LocalDate until) {
    return after
        .plusDays(1)
        .datesUntil(until.isAfter(after) ? until.plusDays(1) : after.plusDays(1))
        .filter(
            day ->
                this == WEEKLY ? day.getDayOfWeek() == DayOfWeek.SUNDAY : lastEnd(day).equals(day))
        .toList();
  }
}
