package org.regulake.models.law;

import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * How a provision is cited while it holds.
 *
 * @param text text and article
 * @param validTo first day on which it is no longer cited so; null: still
 */
public record Citation(String text, LocalDate validFrom, LocalDate validTo, Evidence evidence) {

  public Citation {
    Require.present("a citation", "text", text);
    Require.present("citation " + text, "valid_from", validFrom);
    Require.present("citation " + text, "evidence", evidence);
    if (validTo != null && !validTo.isAfter(validFrom)) {
      throw new IllegalArgumentException("citation %s ends on %s, before it begins on %s".formatted(text, validTo, validFrom));
    }
  }

  boolean isInForce(LocalDate asOf) {
    return !validFrom.isAfter(asOf) && (validTo == null || asOf.isBefore(validTo));
  }
}
