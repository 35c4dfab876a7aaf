package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regulake.models.listing.ReportState.Status;

/**
 * The abnormal-operation list (Order 654 of 2014, art. 17, since 2024-05-01 art. 18; Order 68 of
 * 2014).
 */
final class AbnormalList {

  private static final List<String> LIFTED_WITHOUT_REMEDY =
      List.of("listing_revoked", "deregistered");

  private final Dossier dossier;
  private final ListedSpells spells;

  AbnormalList(Dossier dossier) {
    this.dossier = dossier;
    this.spells =
        new ListedSpells(
            dossier.listings(ListKind.ABNORMAL, ListLaw.ABNORMAL_GROUND),
            AbnormalCauses.of(dossier));
  }

  void judge(JudgementRows judgement) {
    for (Cause cause : spells.causes()) {
      Listing following = spells.following(cause).orElse(null);
      LocalDate outBy =
          following == null ? null : removal(following).map(Removal::outBy).orElse(null);
      judgement.expected().add(cause.entry(outBy));
      judgement.addListing(dossier, cause, following);
    }
    for (Listing listing : spells.listings()) {
      judgeGround(listing, judgement);
      judgeRemoval(listing, judgement);
    }
  }

  private void judgeGround(Listing listing, JudgementRows judgement) {
    if (listing.ground() == null) {
      return;
    }
    LocalDate day = listing.listed();
    Optional<LawRow> inLaw = dossier.law().code(ListLaw.ABNORMAL_GROUND, listing.ground(), day);
    if (inLaw.isEmpty()) {
      judgement.add(
          DeviationKind.GROUND_NOT_IN_LAW,
          listing,
          null,
          day,
          listing.removed(),
          dossier.law().codes(ListLaw.ABNORMAL_GROUND, day).get(0).citation(),
          basis(listing));
    } else if (listing.hasGround(AbnormalCauses.NO_REPORT) && isExcluded(listing)) {
      Optional<ReportState> open = openOn(day);
      judgement.add(
          open.isPresent() ? DeviationKind.LISTED_EARLY : DeviationKind.LISTED_WITHOUT_GROUND,
          listing,
          open.map(report -> report.due().lastDay().plusDays(1)).orElse(null),
          day,
          listing.removed(),
          inLaw.get().citation(),
          basis(listing));
    }
  }

  /** Whether it is known that no report was overdue on the day of a listing. */
  private boolean isExcluded(Listing listing) {
    return spells.explaining(listing).isEmpty()
        && dossier.facts().established() != null
        && dossier.reports().stream()
            .noneMatch(
                report ->
                    report.status() == Status.UNKNOWN && report.wasDueBefore(listing.listed()));
  }

  /** The report that could still be filed on a day and was not. */
  private Optional<ReportState> openOn(LocalDate day) {
    return dossier.reports().stream()
        .filter(report -> !report.wasDueBefore(day) && report.status() != Status.NOT_OWED)
        .filter(report -> !dossier.law().windowStart(report.due().year(), day).isAfter(day))
        .filter(report -> report.filed() == null || report.filed().isAfter(day))
        .findFirst();
  }

  private void judgeRemoval(Listing listing, JudgementRows judgement) {
    removal(listing).ifPresent(due -> judgement.addRemoval(dossier, listing, due));
    LocalDate removed = listing.removed();
    String ground = listing.removalGround();
    if (removed == null) {
      return;
    }
    spells.standingDuring(listing).stream()
        .filter(cause -> isStillOpen(cause, removed))
        .filter(
            cause ->
                !cause.firstDay().isAfter(listing.listed())
                    || cause.term() != null && cause.term().isBefore(removed))
        .filter(cause -> ground == null || !LIFTED_WITHOUT_REMEDY.contains(ground))
        .findFirst()
        .ifPresent(
            cause ->
                judgement.add(
                    DeviationKind.REMOVED_EARLY,
                    listing,
                    null,
                    removed,
                    cause.remedied(),
                    cause.citation(),
                    cause.basis()));
    if (ground != null && listing.ground() != null) {
      judgeRemovalGround(listing, judgement);
    }
  }

  private static boolean isStillOpen(Cause cause, LocalDate day) {
    boolean isByRecord =
        cause.ground().equals(AbnormalCauses.NO_REPORT)
            || cause.ground().equals(AbnormalCauses.NOT_PUBLISHED);
    return isByRecord
        && (cause.isKnownOpen() || cause.remedied() != null && cause.remedied().isAfter(day));
  }

  private void judgeRemovalGround(Listing listing, JudgementRows judgement) {
    LocalDate day = listing.removed();
    List<LawRow> fitting = dossier.law().codes(ListLaw.removalsOf(listing.ground()), day);
    boolean isFitting =
        fitting.stream().anyMatch(row -> row.text().equals(listing.removalGround()));
    if (!fitting.isEmpty()
        && !isFitting
        && dossier.law().isAbnormalRemoval(listing.removalGround(), day)) {
      judgement.add(
          DeviationKind.REMOVAL_GROUND_UNFIT,
          listing,
          null,
          day,
          day,
          fitting.get(0).citation(),
          basis(listing));
    }
  }

  private Optional<Removal> removal(Listing listing) {
    if (listing.ground() == null) {
      return Optional.empty();
    }
    String citation =
        dossier
            .law()
            .code(ListLaw.ABNORMAL_GROUND, listing.ground(), listing.listed())
            .map(LawRow::citation)
            .orElse("");
    List<Removal> removals = new ArrayList<>(Removal.byRepair(dossier, listing, citation));
    remedyOf(listing).flatMap(event -> removal(listing, event)).ifPresent(removals::add);
    return Removal.first(dossier, removals);
  }

  private Optional<Removal> removal(Listing listing, LocalDate event) {
    return dossier
        .law()
        .number(ListLaw.removalDays(listing.ground()), dossier.knownLawOf(event))
        .map(
            row ->
                new Removal(
                    dossier.deadlines().after(event, row.whole()),
                    DeviationKind.NOT_REMOVED,
                    row.citation(),
                    basis(listing)));
  }

  /**
   * The day from which the term of the removal counts: for reports and published items the
   * application once all is remedied, for verified grounds the verification of the remedy.
   */
  private Optional<LocalDate> remedyOf(Listing listing) {
    List<Cause> standing = spells.standingDuring(listing);
    boolean isOnApplication =
        listing.hasGround(AbnormalCauses.NO_REPORT)
            || listing.hasGround(AbnormalCauses.NOT_PUBLISHED);
    if (!isOnApplication) {
      return remedyDuring(listing, listing.listed());
    }
    return dossier.facts().repairs().stream()
        .filter(repair -> repair.applied() != null && !repair.isRefused())
        .filter(repair -> repair.concerns(listing))
        .map(Repair::applied)
        .min(LocalDate::compareTo)
        .flatMap(applied -> remedied(standing, applied, applied))
        .filter(event -> !listing.hasGround(AbnormalCauses.NO_REPORT) || areReportsKnown(event));
  }

  /**
   * The day on which all causes that had begun by it were remedied.
   *
   * @param standing causes by day
   * @param begun causes up to this day count in any case
   * @param notBefore the earliest answer
   */
  private static Optional<LocalDate> remedied(
      List<Cause> standing, LocalDate begun, LocalDate notBefore) {
    LocalDate event = notBefore;
    int counted = 0;
    for (Cause cause : standing) {
      if (cause.firstDay().isAfter(begun) && cause.firstDay().isAfter(event)) {
        break;
      }
      if (cause.remedied() == null) {
        return Optional.empty();
      }
      event = cause.remedied().isAfter(event) ? cause.remedied() : event;
      counted++;
    }
    return counted == 0 ? Optional.empty() : Optional.of(event);
  }

  private boolean areReportsKnown(LocalDate event) {
    return dossier.reports().stream()
        .noneMatch(report -> report.status() == Status.UNKNOWN && report.wasDueBefore(event));
  }

  /** Listings by day. */
  List<Listing> listings() {
    return spells.listings();
  }

  /**
   * The day on which all causes of a listing that had begun by a day were remedied, although it may
   * last; empty: not all were, or that is not known.
   */
  Optional<LocalDate> remedyDuring(Listing listing, LocalDate begun) {
    return remedied(spells.standingDuring(listing), begun, LocalDate.MIN);
  }

  private static String basis(Listing listing) {
    return "listing " + listing.listed();
  }
}
