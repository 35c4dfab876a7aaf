package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A removal from a list that the law asks for.
 *
 * @param outBy last day for it
 * @param kind what it is called when the enterprise is still listed after that day
 */
record Removal(LocalDate outBy, DeviationKind kind, String citation, String basis) {

  private static final Comparator<Removal> FIRST =
      Comparator.comparing(Removal::outBy)
          .thenComparing(Removal::kind)
          .thenComparing(Removal::basis);

  /** The first of several, unless the enterprise left the market before. */
  static Optional<Removal> first(Dossier dossier, List<Removal> removals) {
    return removals.stream()
        .filter(removal -> removal.outBy() != null && !dossier.hasExitedBy(removal.outBy()))
        .min(FIRST);
  }

  /** Removals by the credit repairs granted for a listing, each on the day it takes effect. */
  static List<Removal> byRepair(Dossier dossier, Listing listing, String citation) {
    return dossier.facts().repairs().stream()
        .filter(repair -> Boolean.TRUE.equals(repair.granted()) && repair.effective() != null)
        .filter(
            repair -> repair.concerns(listing) && !repair.effective().isBefore(listing.listed()))
        .map(
            repair ->
                new Removal(
                    repair.effective(),
                    DeviationKind.NOT_REMOVED,
                    citation,
                    "repair " + repair.effective()))
        .toList();
  }
}
