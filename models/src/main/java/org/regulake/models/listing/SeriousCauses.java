package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Facts that put an enterprise on the list of serious violations: three years on the abnormal list
 * (Order 654 of 2014, art. 17; Order 83 of 2015, art. 8), and since 2021-09-01 heavier penalties in
 * the fields of Order 44, on which the authority decides.
 */
final class SeriousCauses {

  static final String THREE_YEARS = "three_years_on_abnormal_list";

  private final Dossier dossier;
  private final AbnormalList abnormal;

  SeriousCauses(Dossier dossier, AbnormalList abnormal) {
    this.dossier = dossier;
    this.abnormal = abnormal;
  }

  /** All causes, by day; listings that reach three years on the same day give one. */
  List<Cause> all() {
    Map<LocalDate, Cause> byExpiry = new TreeMap<>();
    for (Listing listing : abnormal.listings()) {
      ofThreeYears(listing)
          .ifPresent(cause -> byExpiry.merge(cause.firstDay(), cause, SeriousCauses::stricter));
    }
    List<Cause> causes = new ArrayList<>(byExpiry.values());
    dossier.facts().penalties().stream().flatMap(this::ofPenalty).forEach(causes::add);
    return Cause.sorted(causes);
  }

  private static Cause stricter(Cause one, Cause other) {
    return !one.isDuty() && other.isDuty() ? other : one;
  }

  /** The day on which a listing reaches three years; empty: the rule is not in force then. */
  Optional<LocalDate> expiry(Listing abnormal) {
    return dossier
        .law()
        .number(ListLaw.THREE_YEARS, abnormal.listed())
        .map(years -> abnormal.listed().plusYears(years.whole()))
        .filter(
            day -> dossier.law().number(ListLaw.THREE_YEARS, dossier.knownLawOf(day)).isPresent());
  }

  private Optional<Cause> ofThreeYears(Listing listing) {
    Optional<LocalDate> expiry = expiry(listing);
    if (expiry.isEmpty() || !listing.endsAfter(expiry.get())) {
      return Optional.empty();
    }
    LocalDate day = expiry.get();
    if (isRemediedBy(listing, day)) {
      return Optional.empty();
    }
    LocalDate lawDay = dossier.knownLawOf(day);
    LocalDate noticeBy =
        dossier
            .law()
            .number(ListLaw.NOTICE_DAYS, lawDay)
            .map(days -> day.minusDays(days.whole()))
            .orElse(null);
    LocalDate begins = noticeBy == null ? day : noticeBy;
    if (begins.isAfter(dossier.asOf()) || !isOnRecord(listing, day)) {
      return Optional.empty();
    }
    return dossier
        .law()
        .code(ListLaw.SERIOUS_GROUND, THREE_YEARS, lawDay)
        .map(ground -> threeYears(listing, day, noticeBy, ground));
  }

  private boolean isRemediedBy(Listing listing, LocalDate day) {
    return abnormal
        .remedyDuring(listing, day)
        .filter(remedied -> !remedied.isAfter(day))
        .isPresent();
  }

  /** A listing without an end may have ended after the period on record. */
  private boolean isOnRecord(Listing listing, LocalDate day) {
    return listing.removed() != null
        || dossier.isKnownOn(ListKind.ABNORMAL, dossier.knownLawOf(day));
  }

  private Cause threeYears(Listing listing, LocalDate day, LocalDate noticeBy, LawRow ground) {
    Optional<LawRow> days =
        dossier.law().number(ListLaw.SERIOUS_LISTING_DAYS, dossier.knownLawOf(day));
    LocalDate term =
        days.map(row -> dossier.deadlines().after(dossier.deadlines().endingOn(day), row.whole()))
            .orElse(null);
    // The duty lapsed where the rule ended before the last day for it.
    boolean isDuty =
        term != null
            && !dossier.hasExitedBy(term)
            && listing.endsAfter(term)
            && !isRemediedBy(listing, term)
            && isOnRecord(listing, term)
            && dossier.law().number(ListLaw.THREE_YEARS, dossier.knownLawOf(term)).isPresent();
    return new Cause(
        ListKind.SERIOUS,
        THREE_YEARS,
        day,
        term,
        isDuty,
        noticeBy,
        null,
        false,
        days.map(row -> Dossier.cite(ground.citation(), row.citation())).orElse(ground.citation()),
        "listing " + listing.listed());
  }

  private Stream<Cause> ofPenalty(Penalty penalty) {
    LocalDate day = penalty.decided();
    if (penalty.violation() == null || penalty.ended() != null || !isHeavier(dossier, penalty)) {
      return Stream.empty();
    }
    return dossier.law().codes(ListLaw.SERIOUS_FIELD, day).stream()
        .filter(
            field ->
                dossier.law().codes(ListLaw.wordsOf(field.text()), day).stream()
                    .anyMatch(word -> penalty.violation().contains(word.zh())))
        .map(
            field ->
                new Cause(
                    ListKind.SERIOUS,
                    field.text(),
                    day,
                    null,
                    false,
                    null,
                    null,
                    false,
                    field.citation(),
                    "penalty " + day));
  }

  /** Whether a penalty is certainly a heavier one by the law of its day. */
  static boolean isHeavier(Dossier dossier, Penalty penalty) {
    LocalDate day = penalty.decided();
    boolean isByKind =
        dossier.law().codes(ListLaw.SEVERE_KIND, day).stream()
            .anyMatch(kind -> penalty.kinds().contains(kind.text()));
    boolean isByFine =
        penalty.fineYuan() != null
            && dossier.law().severeFine(day) != null
            && penalty.fineYuan().compareTo(dossier.law().severeFine(day)) >= 0;
    return isByKind || isByFine;
  }
}
