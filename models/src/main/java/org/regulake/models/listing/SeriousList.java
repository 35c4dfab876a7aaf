package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of serious violations (Order 83 of 2015; Order 44 since 2021-09-01). */
final class SeriousList {

  private static final String TERM_OVER = "term_over";
  private static final String REPAIRED = "repaired";
  // Grounds that rest on something else than a heavier penalty.
  private static final List<String> WITHOUT_PENALTY =
      List.of("refusal_of_duties", "licence_or_registration");

  private final Dossier dossier;
  private final ListLaw law;
  private final SeriousCauses causes;
  private final List<Listing> abnormal;
  private final ListedSpells spells;

  SeriousList(Dossier dossier, AbnormalList abnormal) {
    this.dossier = dossier;
    this.law = dossier.law();
    this.causes = new SeriousCauses(dossier, abnormal);
    this.abnormal = abnormal.listings();
    this.spells =
        new ListedSpells(dossier.listings(ListKind.SERIOUS, ListLaw.SERIOUS_GROUND), causes.all());
  }

  void judge(JudgementRows judgement) {
    for (Cause cause : spells.causes()) {
      Listing following = spells.following(cause).orElse(null);
      LocalDate outBy =
          following == null ? null : removal(following).map(Removal::outBy).orElse(null);
      judgement.expected().add(cause.entry(outBy));
      // A listing without a stated ground may be the one that is due.
      boolean isOpen = spells.listings().stream().noneMatch(listing -> listing.ground() == null);
      if (isOpen) {
        judgement.addListing(dossier, cause, following);
      }
    }
    for (Listing listing : spells.listings()) {
      if (listing.ground() != null) {
        judgeGround(listing, judgement);
      }
      removal(listing).ifPresent(due -> judgement.addRemoval(dossier, listing, due));
      if (listing.removed() != null && listing.removalGround() != null) {
        judgeRemovalGround(listing, judgement);
      }
    }
  }

  private Optional<LawRow> inLaw(Listing listing) {
    return law.code(ListLaw.SERIOUS_GROUND, listing.ground(), listing.listed())
        .or(() -> law.code(ListLaw.SERIOUS_FIELD, listing.ground(), listing.listed()));
  }

  private void judgeGround(Listing listing, JudgementRows judgement) {
    LocalDate day = listing.listed();
    Optional<LawRow> ground = inLaw(listing);
    if (ground.isEmpty()) {
      judgement.add(
          DeviationKind.GROUND_NOT_IN_LAW,
          listing,
          null,
          day,
          listing.removed(),
          law.number(ListLaw.SERIOUS_YEARS, day).map(LawRow::citation).orElse(""),
          basis(listing));
    } else if (listing.hasGround(SeriousCauses.THREE_YEARS)) {
      judgeThreeYears(listing, ground.get(), judgement);
    } else if (isWithoutPenalty(listing)) {
      judgement.add(
          DeviationKind.LISTED_WITHOUT_GROUND,
          listing,
          null,
          day,
          listing.removed(),
          ground.get().citation(),
          basis(listing));
    }
  }

  private void judgeThreeYears(Listing listing, LawRow ground, JudgementRows judgement) {
    LocalDate day = listing.listed();
    Optional<LawRow> years = law.number(ListLaw.THREE_YEARS, day);
    if (years.isEmpty()
        || !dossier.isKnownSince(ListKind.ABNORMAL, day.minusYears(years.get().whole()))
        || !dossier.isKnownOn(ListKind.ABNORMAL, day)) {
      return;
    }
    boolean isGrounded =
        abnormal.stream()
            .anyMatch(
                one ->
                    causes
                        .expiry(one)
                        .filter(expiry -> !expiry.isAfter(day) && reaches(one, expiry))
                        .isPresent());
    if (isGrounded) {
      return;
    }
    LocalDate first =
        abnormal.stream()
            .filter(one -> one.isOpenOn(day))
            .map(one -> one.listed().plusYears(years.get().whole()))
            .min(LocalDate::compareTo)
            .orElse(null);
    judgement.add(
        first == null ? DeviationKind.LISTED_WITHOUT_GROUND : DeviationKind.LISTED_EARLY,
        listing,
        first,
        day,
        listing.removed(),
        ground.citation(),
        basis(listing));
  }

  private static boolean reaches(Listing abnormal, LocalDate expiry) {
    return abnormal.removed() == null || !abnormal.removed().isBefore(expiry);
  }

  /** Whether all penalties are on record, and none up to the listing can be a heavier one. */
  private boolean isWithoutPenalty(Listing listing) {
    KnownPeriod known = dossier.facts().penaltiesKnown();
    LocalDate day = listing.listed();
    boolean isField = law.code(ListLaw.SERIOUS_FIELD, listing.ground(), day).isPresent();
    boolean isComplete =
        known != null
            && known.includes(day)
            && (known.from() == null
                || dossier.facts().established() != null
                    && known.hasBegunBy(dossier.facts().established()));
    List<String> light = law.codes(ListLaw.LIGHT_KIND, day).stream().map(LawRow::text).toList();
    return isField
        && isComplete
        && !WITHOUT_PENALTY.contains(listing.ground())
        && dossier.facts().penalties().stream()
            .filter(penalty -> !penalty.decided().isAfter(day))
            .allMatch(
                penalty ->
                    !penalty.kinds().isEmpty()
                        && penalty.fineYuan() == null
                        && light.containsAll(penalty.kinds()));
  }

  private Optional<Removal> removal(Listing listing) {
    String citation =
        law.number(ListLaw.SERIOUS_YEARS, listing.listed()).map(LawRow::citation).orElse("");
    List<Removal> removals = new ArrayList<>(Removal.byRepair(dossier, listing, citation));
    term(listing).ifPresent(removals::add);
    if (listing.revoked() != null) {
      law.number(ListLaw.STOP_DISPLAY_DAYS, listing.revoked())
          .map(
              days ->
                  new Removal(
                      dossier.deadlines().after(listing.revoked(), days.whole()),
                      DeviationKind.NOT_REMOVED,
                      days.citation(),
                      "revocation " + listing.revoked()))
          .ifPresent(removals::add);
    }
    return Removal.first(dossier, removals);
  }

  /** The end of the term by the law of the day of listing; none where a listing came during it. */
  private Optional<Removal> term(Listing listing) {
    boolean isOfOrder44 = law.number(ListLaw.EARLY_REMOVAL_YEARS, listing.listed()).isPresent();
    return law.number(ListLaw.SERIOUS_YEARS, listing.listed())
        .filter(years -> isOfOrder44 || isClean(listing, listing.listed().plusYears(years.whole())))
        .map(
            years ->
                new Removal(
                    dossier
                        .deadlines()
                        .endingOn(listing.listed().plusYears(years.whole()).plusDays(1)),
                    DeviationKind.STILL_LISTED_BEYOND_TERM,
                    years.citation(),
                    basis(listing)));
  }

  private boolean isClean(Listing listing, LocalDate end) {
    return spells.listings().stream()
        .noneMatch(
            other -> other.listed().isAfter(listing.listed()) && !other.listed().isAfter(end));
  }

  private void judgeRemovalGround(Listing listing, JudgementRows judgement) {
    LocalDate removed = listing.removed();
    String ground = listing.removalGround();
    Optional<LawRow> fitting = law.code(ListLaw.SERIOUS_REMOVAL, ground, removed);
    boolean isKnownCode = law.label(ground).isPresent() || law.isAbnormalRemoval(ground, removed);
    if (fitting.isEmpty()) {
      if (isKnownCode) {
        judgement.add(
            DeviationKind.REMOVAL_GROUND_UNFIT,
            listing,
            null,
            removed,
            removed,
            law.codes(ListLaw.SERIOUS_REMOVAL, removed).get(0).citation(),
            basis(listing));
      }
      return;
    }
    firstRemoval(listing, ground, removed)
        .filter(first -> removed.isBefore(first))
        .ifPresent(
            first ->
                judgement.add(
                    DeviationKind.REMOVED_EARLY,
                    listing,
                    first,
                    removed,
                    first.isAfter(dossier.asOf()) ? null : first,
                    fitting.get().citation(),
                    basis(listing)));
  }

  /** The first day for a removal on a ground; the shorter of two terms where the law changed. */
  private Optional<LocalDate> firstRemoval(Listing listing, String ground, LocalDate removed) {
    if (ground.equals(REPAIRED)) {
      return law.number(ListLaw.EARLY_REMOVAL_YEARS, removed)
          .map(years -> listing.listed().plusYears(years.whole()));
    }
    if (ground.equals(TERM_OVER)) {
      return law.number(ListLaw.SERIOUS_YEARS, listing.listed())
          .map(LawRow::whole)
          .flatMap(
              then ->
                  law.number(ListLaw.SERIOUS_YEARS, removed)
                      .map(now -> listing.listed().plusYears(Math.min(then, now.whole()))));
    }
    return Optional.empty();
  }

  private static String basis(Listing listing) {
    return "listing " + listing.listed();
  }
}
