package org.regulake.models.law;

import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * A value of the law during a period.
 *
 * @param validTo first day on which it is no longer in force; null: still in force
 * @param citation text and article
 */
public record LawValue(
    String value, LocalDate validFrom, LocalDate validTo, String citation, Evidence evidence)
    implements InForce {

  public LawValue {
    Require.present("a law value", "value", value);
    Require.present("law value " + value, "valid_from", validFrom);
    Require.present("law value " + value, "citation", citation);
    Require.present("law value " + value, "evidence", evidence);
    InForce.requireOrder("law value " + value, validFrom, validTo);
  }
}
