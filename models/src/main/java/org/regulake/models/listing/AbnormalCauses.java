package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Facts that put an enterprise on the abnormal-operation list (Order 68 of 2014, art. 6 to 9). */
final class AbnormalCauses {

  static final String NO_REPORT = "no_annual_report";
  static final String NOT_PUBLISHED = "not_published_when_ordered";

  private final Dossier dossier;

  private AbnormalCauses(Dossier dossier) {
    this.dossier = dossier;
  }

  static List<Cause> of(Dossier dossier) {
    AbnormalCauses causes = new AbnormalCauses(dossier);
    List<Cause> found = new ArrayList<>(causes.ofReports());
    dossier.facts().orders().stream()
        .flatMap(order -> causes.ofOrder(order).stream())
        .forEach(found::add);
    dossier.facts().verifications().stream()
        .flatMap(verification -> causes.ofVerification(verification).stream())
        .forEach(found::add);
    return Cause.sorted(found);
  }

  /** Reports that are due on the same day give one cause. */
  private List<Cause> ofReports() {
    Map<LocalDate, List<ReportState>> overdue = new TreeMap<>();
    for (ReportState report : dossier.reports()) {
      if (report.isOverdue()) {
        overdue.computeIfAbsent(report.due().lastDay(), day -> new ArrayList<>()).add(report);
      }
    }
    List<Cause> causes = new ArrayList<>();
    overdue.forEach((lastDay, reports) -> ofReports(lastDay, reports).ifPresent(causes::add));
    return causes;
  }

  private Optional<Cause> ofReports(LocalDate lastDay, List<ReportState> reports) {
    StringBuilder basis = new StringBuilder("annual_report");
    LocalDate remedied = LocalDate.MIN;
    for (ReportState report : reports) {
      basis.append(' ').append(report.due().year());
      boolean isFiled = remedied != null && report.filed() != null;
      remedied = !isFiled ? null : later(remedied, report.filed());
    }
    return cause(NO_REPORT, lastDay, lastDay.plusDays(1), remedied, true, basis.toString());
  }

  private Optional<Cause> ofOrder(PublicationOrder order) {
    if (order.isPublished() == null || order.isPublished() && order.published() == null) {
      return Optional.empty();
    }
    LocalDate term = order.term() == null ? statutoryTerm(order) : order.term();
    boolean isInTime =
        term == null || order.published() != null && !order.published().isAfter(term);
    return isInTime || !term.isBefore(dossier.asOf())
        ? Optional.empty()
        : cause(
            NOT_PUBLISHED,
            term,
            term.plusDays(1),
            order.published(),
            true,
            "publication_order " + order.ordered());
  }

  private LocalDate statutoryTerm(PublicationOrder order) {
    return dossier
        .law()
        .number(ListLaw.ORDER_DAYS, order.ordered())
        .map(days -> dossier.deadlines().endingOn(order.ordered().plusDays(days.whole())))
        .orElse(null);
  }

  private Optional<Cause> ofVerification(Verification verification) {
    LocalDate day = verification.verified();
    return cause(
        verification.ground(), day, day, verification.remedied(), false, "verification " + day);
  }

  private Optional<Cause> cause(
      String ground,
      LocalDate event,
      LocalDate firstDay,
      LocalDate remedied,
      boolean isRemedyOnRecord,
      String basis) {
    Optional<LawRow> basisInLaw = dossier.law().code(ListLaw.ABNORMAL_GROUND, ground, firstDay);
    Optional<LawRow> days = dossier.law().number(ListLaw.listingDays(ground), firstDay);
    if (basisInLaw.isEmpty() || days.isEmpty() || dossier.hasExitedBy(event)) {
      return Optional.empty();
    }
    LocalDate term = dossier.deadlines().after(event, days.get().whole());
    boolean isGoneInTime =
        term == null || remedied != null && !remedied.isAfter(term) || dossier.hasExitedBy(term);
    return Optional.of(
        new Cause(
            ListKind.ABNORMAL,
            ground,
            firstDay,
            term,
            !isGoneInTime,
            null,
            remedied,
            isRemedyOnRecord && remedied == null,
            Dossier.cite(basisInLaw.get().citation(), days.get().citation()),
            basis));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
