package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Red lists: an authority names an enterprise for a term; a listing for serious violations or a
 * heavier penalty excludes it (NDRC opinions of 2017, no. 1798).
 */
final class RedLists {

  private static final String NAMED = "named_by_authority";
  private static final String SERIOUS_LISTING = "serious_listing";
  private static final String SEVERE_PENALTY = "severe_penalty";

  private final Dossier dossier;
  private final ListLaw law;
  private final List<Listing> serious;

  RedLists(Dossier dossier) {
    this.dossier = dossier;
    this.law = dossier.law();
    this.serious = dossier.listings(ListKind.SERIOUS, ListLaw.SERIOUS_GROUND);
  }

  void judge(JudgementRows judgement) {
    for (Listing listing : dossier.listings(ListKind.RED, ListLaw.RED_GROUND)) {
      Optional<Removal> removal = Removal.first(dossier, removals(listing));
      law.code(ListLaw.RED_GROUND, NAMED, listing.listed())
          .ifPresent(
              ground ->
                  judgement
                      .expected()
                      .add(
                          new ExpectedEntry(
                              ListKind.RED,
                              NAMED,
                              listing.listed(),
                              null,
                              null,
                              removal.map(Removal::outBy).orElse(null),
                              ground.citation(),
                              basis(listing))));
      removal.ifPresent(due -> judgement.addRemoval(dossier, listing, due));
      law.code(ListLaw.RED_EXCLUSION, SERIOUS_LISTING, listing.listed())
          .ifPresent(exclusion -> judgeExclusion(listing, exclusion, judgement));
    }
  }

  private void judgeExclusion(Listing listing, LawRow exclusion, JudgementRows judgement) {
    LocalDate day = listing.listed();
    serious.stream()
        .filter(one -> one.listed().isBefore(day) && one.endsAfter(day))
        .filter(one -> one.removed() != null || dossier.isKnownOn(ListKind.SERIOUS, day))
        .findFirst()
        .ifPresent(
            one ->
                judgement.add(
                    DeviationKind.LISTED_THOUGH_EXCLUDED,
                    listing,
                    null,
                    day,
                    earlier(listing.removed(), one.removed()),
                    exclusion.citation(),
                    "serious_listing " + one.listed()));
  }

  private List<Removal> removals(Listing listing) {
    List<Removal> removals = new ArrayList<>();
    if (listing.validUntil() != null) {
      removals.add(
          new Removal(
              listing.validUntil().plusDays(1),
              DeviationKind.STILL_LISTED_BEYOND_TERM,
              law.code(ListLaw.RED_GROUND, NAMED, listing.listed())
                  .map(LawRow::citation)
                  .orElse(""),
              basis(listing)));
    }
    for (Listing one : serious) {
      excluded(listing, SERIOUS_LISTING, one.listed(), "serious_listing " + one.listed())
          .filter(removal -> removal.outBy() != null && one.endsAfter(removal.outBy()))
          .ifPresent(removals::add);
    }
    for (Penalty penalty : dossier.facts().penalties()) {
      if (penalty.ended() == null && SeriousCauses.isHeavier(dossier, penalty)) {
        excluded(listing, SEVERE_PENALTY, penalty.decided(), "penalty " + penalty.decided())
            .ifPresent(removals::add);
      }
    }
    return removals;
  }

  private Optional<Removal> excluded(
      Listing listing, String exclusion, LocalDate day, String basis) {
    if (!listing.isOpenOn(day)) {
      return Optional.empty();
    }
    return law.code(ListLaw.RED_EXCLUSION, exclusion, day)
        .flatMap(
            row ->
                law.number(ListLaw.RED_REMOVAL_DAYS, day)
                    .map(
                        days ->
                            new Removal(
                                dossier.deadlines().after(day, days.whole()),
                                DeviationKind.NOT_REMOVED,
                                Dossier.cite(row.citation(), days.citation()),
                                basis)));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static String basis(Listing listing) {
    return listing.name() == null
        ? "red_listing " + listing.listed()
        : "red_listing %s %s".formatted(listing.listed(), listing.name());
  }
}
