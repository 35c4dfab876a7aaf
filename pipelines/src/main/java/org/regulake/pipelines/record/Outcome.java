package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of one statement.
 *
 * @param fate version, or why it was merged
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
    /** A later row of the same delivery says something else of the same record; the later one survives. */
    CONFLICT,
    /** It says what was known already. */
    UNCHANGED,
    /** It withdraws a record. */
    WITHDRAWAL,
    /** It withdraws a record that was never stated. */
    ORPHAN_WITHDRAWAL,
    /** A cell or a party could not be read. */
    UNREADABLE;

    boolean isMerged() {
      return this == DUPLICATE || this == CONFLICT || this == UNCHANGED || this == WITHDRAWAL;
    }

    boolean isQuarantined() {
      return this == ORPHAN_WITHDRAWAL || this == UNREADABLE;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A rectangle in the two times; starts are included, ends are not. */
  record Span(LocalDate validFrom, LocalDate validTo, Instant knownFrom, Instant knownTo) {}

  static Outcome of(Fate fate) {
    return new Outcome(fate, 0, List.of());
  }
}
