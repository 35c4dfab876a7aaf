package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of one statement.
 *
 * @param fate version, or the reason why it is not one
 * @param landedCount number of equal rows in its delivery, for a version
 * @param spans the bitemporal rectangles of the version; empty unless it is one
 */
record Outcome(Fate fate, long landedCount, List<Span> spans) {

  /** The fate of a landed row. */
  enum Fate {
    /** It is a version of its record. */
    VERSION,
    /** Another row of the same delivery is equal. */
    DUPLICATE,
    /** It states known content. */
    UNCHANGED,
    /** A newer delivery with other content arrived before it, or at the same moment. */
    SUPERSEDED,
    /** It withdraws a record. */
    WITHDRAWAL,
    /** It withdraws a record that was never stated. */
    ORPHAN_WITHDRAWAL,
    /** Another row of the same delivery contradicts it. */
    CONFLICTING,
    /** A needed cell or a party could not be read. */
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
   * A rectangle of valid and known time; starts are included, ends are not.
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
