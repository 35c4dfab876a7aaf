package org.regulake.models.feature;

/** Meanings of an absent value. */
public enum WhenMissing {
  /**
   * Zero, provided that the source was delivered for the run; null otherwise. For counts and sums
   * of events.
   */
  ZERO_IF_SOURCE_DELIVERED,
  /** Null: it is not stated. For sizes and ratios taken from a document of the entity itself. */
  NOT_AVAILABLE
}
