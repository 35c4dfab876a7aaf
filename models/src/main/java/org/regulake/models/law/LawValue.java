package org.regulake.models.law;

import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * A value of the law while it holds.
 *
 * @param validTo first day on which it no longer holds; null: still in force
 * @param citation text and article
 */
public record LawValue(String value, LocalDate validFrom, LocalDate validTo, String citation, Evidence evidence) {

  public LawValue {
    Require.present("a law value", "value", value);
    Require.present("law value " + value, "valid_from", validFrom);
    Require.present("law value " + value, "citation", citation);
    Require.present("law value " + value, "evidence", evidence);
    if (validTo != null && !validTo.isAfter(validFrom)) {
      throw new IllegalArgumentException("law value %s ends on %s, before it begins on %s".formatted(value, validTo, validFrom));
    }
  }

  boolean isInForce(LocalDate asOf) {
    return !validFrom.isAfter(asOf) && (validTo == null || asOf.isBefore(validTo));
  }
}
