package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects entries and deviations, and words the latter. */
record JudgementRows(ListLaw law, List<ExpectedEntry> expected, List<ListDeviation> deviations) {

  JudgementRows(ListLaw law) {
    this(law, new ArrayList<>(), new ArrayList<>());
  }

  void add(
      DeviationKind kind,
      Listing listing,
      LocalDate due,
      LocalDate stated,
      LocalDate ended,
      String citation,
      String basis) {
    String ground = listing.ground() == null ? "" : listing.ground();
    add(kind, listing.list(), ground, due, stated, ended, citation, basis, listing);
  }

  void add(DeviationKind kind, Cause cause, LocalDate stated, LocalDate ended, Listing listing) {
    add(
        kind,
        cause.list(),
        cause.ground(),
        cause.listBy(),
        stated,
        ended,
        cause.citation(),
        cause.basis(),
        listing);
  }

  private void add(
      DeviationKind kind,
      ListKind list,
      String ground,
      LocalDate due,
      LocalDate stated,
      LocalDate ended,
      String citation,
      String basis,
      Listing listing) {
    Wording wording = new Wording(law, list, ground, due, stated, citation, listing);
    deviations.add(
        new ListDeviation(
            kind,
            list,
            ground,
            due,
            stated,
            ended,
            citation,
            basis,
            wording.chinese(kind),
            wording.english(kind)));
  }

  /** Compares the removal of a listing with the one that the law asks for. */
  void addRemoval(Dossier dossier, Listing listing, Removal due) {
    if (listing.removed() != null && listing.removed().isAfter(due.outBy())) {
      add(
          DeviationKind.REMOVED_LATE,
          listing,
          due.outBy(),
          listing.removed(),
          listing.removed(),
          due.citation(),
          due.basis());
    } else if (listing.removed() == null && dossier.isPast(listing.list(), due.outBy())) {
      LocalDate ended = dossier.facts().exited();
      add(due.kind(), listing, due.outBy(), null, ended, due.citation(), due.basis());
    }
  }

  /** Compares the listing that followed a cause with the last day for it. */
  void addListing(Dossier dossier, Cause cause, Listing following) {
    LocalDate listBy = cause.listBy();
    if (listBy == null || !dossier.isKnownSince(cause.list(), cause.firstDay())) {
      return;
    }
    if (following != null && following.listed().isAfter(listBy)) {
      add(DeviationKind.LISTED_LATE, cause, following.listed(), following.listed(), following);
    } else if (following == null && dossier.isPast(cause.list(), listBy)) {
      LocalDate ended = cause.remedied() == null ? dossier.facts().exited() : cause.remedied();
      add(DeviationKind.NOT_LISTED, cause, null, ended, null);
    }
  }
}
