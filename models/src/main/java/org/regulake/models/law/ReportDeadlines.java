package org.regulake.models.law;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Last days for filing the annual report on each year in time (Order 654 of 2014, art. 8). The
 * first report of all is that on {@code annual_report_first_year}. Each is due on the {@code
 * annual_report_due} in force at the beginning of the year in which it falls due. A report that
 * would fall due before the first such day was in force is due together with the next one.
 *
 * @param lastDays report year → last day in time, of all reports on the years before that of the
 *     day of judgment
 * @param yearsConsidered number of due years that are considered
 */
public record ReportDeadlines(SortedMap<Integer, LocalDate> lastDays, int yearsConsidered) {

  /** The deadlines by the law of a day. */
  public static ReportDeadlines of(Law law, LocalDate asOf) {
    SortedMap<Integer, LocalDate> lastDays = new TreeMap<>();
    LocalDate firstDay = law.firstDay("annual_report_due");
    for (int year = law.wholeValue("annual_report_first_year", asOf);
        year < asOf.getYear();
        year++) {
      LocalDate filing = LocalDate.of(year + 1, 1, 1);
      while (filing.isBefore(firstDay)) {
        filing = filing.plusYears(1);
      }
      MonthDay due = law.monthDay("annual_report_due", filing);
      lastDays.put(year, due.atYear(filing.getYear()));
    }
    return new ReportDeadlines(lastDays, law.wholeValue("annual_report_years_considered", asOf));
  }

  /**
   * The latest years whose report was due before a day, at most {@code yearsConsidered}, the oldest
   * first.
   */
  public List<Integer> yearsDue(LocalDate asOf) {
    List<Integer> due =
        lastDays.entrySet().stream()
            .filter(year -> year.getValue().isBefore(asOf))
            .map(Map.Entry::getKey)
            .toList();
    return due.subList(Math.max(0, due.size() - yearsConsidered), due.size());
  }
}
