package org.regulake.pipelines.quality;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import org.regulake.models.quality.SupplierFigures;

/** What a supplier delivered in a month. */
public final class SupplierMonth {

  /** What is counted. */
  public enum Figure {
    DUE,
    ON_TIME,
    LATE,
    MISSING,
    LATE_WORKING_DAYS,
    DELIVERIES,
    CORRECTIONS,
    LANDED,
    QUARANTINED,
    SERIOUS_CHECKED,
    SERIOUS_FAILED,
    WARNING_CHECKED,
    WARNING_FAILED,
    NOTE_CHECKED,
    NOTE_FAILED
  }

  private final String publisher;
  private final YearMonth month;
  private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

  SupplierMonth(String publisher, YearMonth month) {
    this.publisher = publisher;
    this.month = month;
  }

  void add(Figure figure, long count) {
    figures.merge(figure, count, Long::sum);
  }

  void add(SupplierDues.Due due) {
    add(Figure.DUE, 1);
    add(due.isMissing() ? Figure.MISSING : due.isLate() ? Figure.LATE : Figure.ON_TIME, 1);
    add(Figure.LATE_WORKING_DAYS, due.workingDaysLate());
  }

  public String publisher() {
    return publisher;
  }

  public YearMonth month() {
    return month;
  }

  /** A figure; zero when there was none. */
  public long of(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  /** The figures by which the supplier is graded. */
  public SupplierFigures graded() {
    return new SupplierFigures(
        of(Figure.DUE),
        of(Figure.LATE),
        of(Figure.MISSING),
        of(Figure.LATE_WORKING_DAYS),
        of(Figure.LANDED),
        of(Figure.QUARANTINED),
        of(Figure.SERIOUS_CHECKED),
        of(Figure.SERIOUS_FAILED),
        of(Figure.WARNING_CHECKED),
        of(Figure.WARNING_FAILED));
  }
}
