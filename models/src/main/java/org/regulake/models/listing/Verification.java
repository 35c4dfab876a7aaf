package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * A ground for the abnormal-operation list that an authority verified (Order 68 of 2014, art. 8 and
 * 9).
 *
 * @param ground {@code concealment} or {@code unreachable}
 * @param verified day of the verification
 * @param remedied day on which the authority verified the remedy; null: not stated
 */
public record Verification(String ground, LocalDate verified, LocalDate remedied)
    implements Serializable {

  public Verification {
    Require.id("a verification", ground);
    Require.present("a verification", "verified", verified);
  }

  Verification upTo(LocalDate day) {
    return ListFacts.isLater(remedied, day) ? new Verification(ground, verified, null) : this;
  }
}
