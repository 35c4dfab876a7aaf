package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What became of one statement.
 *
 * @param fate version, or why it is none
 * @param landedCount rows of its delivery that say exactly this, for a version
 * @param spans when the version was true, as known when; empty unless it is a version
 */
record Outcome(Fate fate, long landedCount, List<Span> spans) {

  /** Where a landed row went. */
  enum Fate {
    /** It is a version of its record. */
    VERSION,
    /** Another row of the same delivery says exactly the same. */
    DUPLICATE,
    /** It says what was known already. */
    UNCHANGED,
    /** A newer delivery had said otherwise before it arrived, or at the same moment. */
    SUPERSEDED,
    /** It withdraws a record. */
    WITHDRAWAL,
    /** It withdraws a record that was never stated. */
    ORPHAN_WITHDRAWAL,
    /** Another row of the same delivery contradicts it. */
    CONFLICTING,
    /** A cell without which the row cannot be used, or a party, could not be read. */
    UNREADABLE;

    boolean isMerged() {
      return this == DUPLICATE || this == UNCHANGED || this == SUPERSEDED || this == WITHDRAWAL;
    }

    boolean isQuarantined() {
      return this == ORPHAN_WITHDRAWAL || this == CONFLICTING || this == UNREADABLE;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A rectangle in the two times; starts are included, ends are not.
   *
   * @param leftOutBy the full delivery that ended it by leaving the record out; null when none did
   */
  record Span(
      LocalDate validFrom,
      LocalDate validTo,
      Instant knownFrom,
      Instant knownTo,
      String leftOutBy) {}
}
