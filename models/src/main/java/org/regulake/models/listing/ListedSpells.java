package org.regulake.models.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The listings on one list, set against the causes for it. A listing on a ground stands for all
 * causes on that ground while it lasts: who is listed already need not be listed again.
 *
 * @param listings by day
 */
record ListedSpells(List<Listing> listings, List<Cause> causes) {

  /** The listing by which a cause was followed; empty: none. */
  Optional<Listing> following(Cause cause) {
    return listings.stream()
        .filter(listing -> listing.hasGround(cause.ground()) && follows(listing, cause))
        .findFirst();
  }

  private boolean follows(Listing listing, Cause cause) {
    LocalDate first = cause.firstDay();
    if (listing.listed().isBefore(first)) {
      return listing.endsAfter(cause.term() == null ? first : cause.term());
    }
    boolean isInTime = cause.term() == null || !listing.listed().isAfter(cause.term());
    return isInTime
        || cause.isOpenOn(listing.listed())
        || causes.stream()
            .noneMatch(
                other ->
                    other.ground().equals(cause.ground())
                        && other.firstDay().isAfter(first)
                        && other.isOpenOn(listing.listed()));
  }

  /** The causes that may explain a listing: begun by its day and not settled by an earlier one. */
  List<Cause> explaining(Listing listing) {
    return causes.stream()
        .filter(
            cause ->
                listing.hasGround(cause.ground())
                    && !cause.firstDay().isAfter(listing.listed())
                    && !isSettled(cause, listing))
        .toList();
  }

  /** The causes that must be remedied before a listing may end. */
  List<Cause> standingDuring(Listing listing) {
    return causes.stream()
        .filter(
            cause ->
                listing.hasGround(cause.ground())
                    && listing.endsAfter(cause.firstDay())
                    && !isSettled(cause, listing))
        .toList();
  }

  private boolean isSettled(Cause cause, Listing listing) {
    if (cause.isOpenOn(listing.listed()) || cause.firstDay().isAfter(listing.listed())) {
      return false;
    }
    return following(cause)
        .filter(earlier -> !earlier.equals(listing) && !earlier.endsAfter(listing.listed()))
        .isPresent();
  }
}
