package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * A listing as an authority states it.
 *
 * @param list the list
 * @param name name of a red list; null: not stated
 * @param listed day of listing
 * @param ground code of the ground in models/law, or the words of the authority; null: not stated
 * @param removed first day on which it is no longer listed; null: still listed
 * @param removalGround code of the ground of removal in models/law, or the words of the authority;
 *     null: not stated
 * @param revoked day on which the listing was revoked; null: never
 * @param validUntil last day of the term that the authority set; null: none
 */
public record Listing(
    ListKind list,
    String name,
    LocalDate listed,
    String ground,
    LocalDate removed,
    String removalGround,
    LocalDate revoked,
    LocalDate validUntil)
    implements Serializable {

  public Listing {
    Require.present("a listing", "list", list);
    Require.present("a listing", "listed", listed);
  }

  Listing upTo(LocalDate day) {
    boolean isRemovedLater = ListFacts.isLater(removed, day);
    return new Listing(
        list,
        name,
        listed,
        ground,
        isRemovedLater ? null : removed,
        isRemovedLater ? null : removalGround,
        ListFacts.isLater(revoked, day) ? null : revoked,
        validUntil);
  }

  boolean isOpenOn(LocalDate day) {
    return !listed.isAfter(day) && endsAfter(day);
  }

  boolean endsAfter(LocalDate day) {
    return removed == null || removed.isAfter(day);
  }

  boolean hasGround(String code) {
    return code.equals(ground);
  }
}
