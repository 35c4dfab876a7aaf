package org.regulake.models.law;

import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * The citation of a provision during a period.
 *
 * @param text text and article
 * @param validTo first day on which it is no longer cited so; null: still in use
 */
public record Citation(String text, LocalDate validFrom, LocalDate validTo, Evidence evidence)
    implements InForce {

  public Citation {
    Require.present("a citation", "text", text);
    Require.present("citation " + text, "valid_from", validFrom);
    Require.present("citation " + text, "evidence", evidence);
    InForce.requireOrder("citation " + text, validFrom, validTo);
  }
}
