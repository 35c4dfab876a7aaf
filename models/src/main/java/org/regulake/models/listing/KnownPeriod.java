package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * The period for which a source is completely on record, so that what it does not say did not
 * happen.
 *
 * @param from first day; null: since the beginning
 * @param until last day
 */
public record KnownPeriod(LocalDate from, LocalDate until) implements Serializable {

  public KnownPeriod {
    Require.present("a known period", "until", until);
  }

  boolean includes(LocalDate day) {
    return hasBegunBy(day) && !day.isAfter(until);
  }

  boolean hasBegunBy(LocalDate day) {
    return from == null || !from.isAfter(day);
  }

  KnownPeriod upTo(LocalDate day) {
    return until.isAfter(day) ? new KnownPeriod(from, day) : this;
  }
}
