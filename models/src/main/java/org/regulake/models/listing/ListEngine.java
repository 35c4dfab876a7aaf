package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.law.Law;
import org.regulake.models.law.ReportDeadlines;

/**
 * Derives from the facts on an enterprise which lists it belongs on by the law of the judged day,
 * and where the authorities departed from that law. It reads the law once and judges any number of
 * enterprises, each by a pure function of its facts.
 *
 * <p>What is not known is no breach: a fact or a period that is not on record gives no entry and no
 * deviation. Nothing that happened after the judged day counts, and a term that has not run out is
 * not exceeded.
 */
public final class ListEngine implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Comparator<ExpectedEntry> ENTRIES =
      Comparator.comparing(ExpectedEntry::list)
          .thenComparing(ExpectedEntry::firstDay)
          .thenComparing(ExpectedEntry::ground)
          .thenComparing(ExpectedEntry::basis);
  private static final Comparator<LocalDate> DAYS = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<ListDeviation> DEVIATIONS =
      Comparator.comparing(ListDeviation::list)
          .thenComparing(ListDeviation::kind)
          .thenComparing(ListDeviation::due, DAYS)
          .thenComparing(ListDeviation::stated, DAYS)
          .thenComparing(ListDeviation::ground)
          .thenComparing(ListDeviation::basis);

  private final ListLaw law;
  private final Deadlines deadlines;
  private final ArrayList<ReportDue> reportsDue;
  private final LocalDate asOf;

  private ListEngine(
      ListLaw law, Deadlines deadlines, ArrayList<ReportDue> reportsDue, LocalDate asOf) {
    this.law = law;
    this.deadlines = deadlines;
    this.reportsDue = reportsDue;
    this.asOf = asOf;
  }

  /**
   * The engine for one judged day.
   *
   * @param law the law; of its rows only those that have begun by the day count
   * @param workingDays the calendar; a deadline that lies outside of it is not known
   */
  public static ListEngine on(LocalDate asOf, Law law, WorkingDays workingDays) {
    ArrayList<ReportDue> due = new ArrayList<>();
    ReportDeadlines.of(law, asOf)
        .lastDays()
        .forEach((year, lastDay) -> due.add(new ReportDue(year, lastDay)));
    return new ListEngine(ListLaw.of(law, asOf), new Deadlines(workingDays), due, asOf);
  }

  /** What the law says on an enterprise, and where its lists differ. */
  public ListJudgement judge(ListFacts facts) {
    Dossier dossier = Dossier.of(law, deadlines, reportsDue, asOf, facts.upTo(asOf));
    JudgementRows judgement = new JudgementRows(law);
    AbnormalList abnormal = new AbnormalList(dossier);
    abnormal.judge(judgement);
    new SeriousList(dossier, abnormal).judge(judgement);
    new RedLists(dossier).judge(judgement);
    return new ListJudgement(
        sorted(judgement.expected(), ENTRIES), sorted(judgement.deviations(), DEVIATIONS));
  }

  private static <T> List<T> sorted(List<T> rows, Comparator<T> order) {
    return rows.stream().sorted(order).distinct().toList();
  }
}
