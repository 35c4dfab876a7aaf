package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.List;

/**
 * State of the annual report on one year. An enterprise reports from the year after that of its
 * establishment on, on the year before (Order 654 of 2014, art. 8).
 *
 * @param filed day of filing; null: not filed, or not known
 */
record ReportState(ReportDue due, Status status, LocalDate filed) {

  enum Status {
    NOT_OWED,
    IN_TIME,
    LATE,
    MISSING,
    /** Not filed, while there is still time. */
    OPEN,
    UNKNOWN
  }

  static ReportState of(ReportDue due, ListFacts facts, LocalDate asOf) {
    if (facts.established() == null) {
      return new ReportState(due, Status.UNKNOWN, null);
    }
    boolean isOwed =
        facts.established().getYear() <= due.year()
            && (facts.exited() == null || facts.exited().isAfter(due.lastDay()));
    if (!isOwed) {
      return new ReportState(due, Status.NOT_OWED, null);
    }
    List<FiledReport> filed =
        facts.reports().stream().filter(report -> report.year() == due.year()).toList();
    if (filed.stream().anyMatch(report -> report.filed() == null)) {
      return new ReportState(due, Status.UNKNOWN, null);
    }
    return filed.stream()
        .map(FiledReport::filed)
        .min(LocalDate::compareTo)
        .map(day -> new ReportState(due, timely(day, due), day))
        .orElseGet(() -> new ReportState(due, absent(due, facts, asOf), null));
  }

  private static Status timely(LocalDate filed, ReportDue due) {
    return filed.isAfter(due.lastDay()) ? Status.LATE : Status.IN_TIME;
  }

  private static Status absent(ReportDue due, ListFacts facts, LocalDate asOf) {
    if (!due.lastDay().isBefore(asOf)) {
      return Status.OPEN;
    }
    return facts.reportYearsKnown().contains(due.year()) ? Status.MISSING : Status.UNKNOWN;
  }

  boolean wasDueBefore(LocalDate day) {
    return due.lastDay().isBefore(day);
  }

  boolean isOverdue() {
    return status == Status.LATE || status == Status.MISSING;
  }
}
