package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import org.regulake.models.rule.Require;

/**
 * An application for removal from a list, or for credit repair, with its decision (Order 68 of
 * 2014, art. 10 to 13; Order 107 of 2025).
 *
 * @param list the list
 * @param applied day of the application; null: not stated
 * @param granted whether it was granted; null: not decided, or not known
 * @param decided day of the decision; null: not decided, or not stated
 * @param effective day from which the listing must not be shown or used; null: not granted, or not
 *     stated
 */
public record Repair(
    ListKind list, LocalDate applied, Boolean granted, LocalDate decided, LocalDate effective)
    implements Serializable {

  public Repair {
    Require.present("a repair", "list", list);
  }

  /** The repair as it was known on a day; null when it had not been applied for. */
  Repair upTo(LocalDate day) {
    if (ListFacts.isLater(applied, day)) {
      return null;
    }
    boolean isDecidedLater =
        ListFacts.isLater(decided, day) || decided == null && ListFacts.isLater(effective, day);
    return isDecidedLater ? new Repair(list, applied, null, null, null) : this;
  }

  boolean isRefused() {
    return Boolean.FALSE.equals(granted);
  }

  /** Whether it concerns a listing: one that was open when it was applied for. */
  boolean concerns(Listing listing) {
    LocalDate day = Objects.requireNonNullElse(applied, effective);
    return list == listing.list()
        && day != null
        && !day.isBefore(listing.listed())
        && (listing.removed() == null || !day.isAfter(listing.removed()));
  }
}
