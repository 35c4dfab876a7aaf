package org.regulake.models.law;

import java.time.LocalDate;
import java.util.List;

/** An entry that is in force from one day to another. */
interface InForce {

  /** First day on which it is in force. */
  LocalDate validFrom();

  /** First day on which it is no longer in force; null: still in force. */
  LocalDate validTo();

  default boolean isInForce(LocalDate asOf) {
    return !validFrom().isAfter(asOf) && (validTo() == null || asOf.isBefore(validTo()));
  }

  /**
   * Refuses parts with a gap or an overlap: each has to begin on the day on which the previous one
   * ends.
   */
  static void requireContiguous(String owner, List<? extends InForce> parts) {
    for (int i = 1; i < parts.size(); i++) {
      InForce before = parts.get(i - 1);
      if (!parts.get(i).validFrom().equals(before.validTo())) {
        throw new IllegalArgumentException(
            "%s: the part from %s has to end on %s, when the next one begins, and not %s"
                .formatted(
                    owner,
                    before.validFrom(),
                    parts.get(i).validFrom(),
                    before.validTo() == null ? "never" : "on " + before.validTo()));
      }
    }
  }

  /** Refuses an end that does not lie after the beginning. */
  static void requireOrder(String owner, LocalDate validFrom, LocalDate validTo) {
    if (validTo != null && !validTo.isAfter(validFrom)) {
      throw new IllegalArgumentException(
          "%s ends on %s, before it begins on %s".formatted(owner, validTo, validFrom));
    }
  }
}
