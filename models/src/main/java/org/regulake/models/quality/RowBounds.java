package org.regulake.models.quality;

/**
 * Fewest and most rows of a delivery.
 *
 * @param atLeast fewest rows; null without a bound
 * @param atMost most rows; null without a bound
 */
public record RowBounds(Long atLeast, Long atMost) {

  public RowBounds {
    if (atLeast == null && atMost == null
        || atLeast != null && atMost != null && atLeast > atMost) {
      throw new IllegalArgumentException(
          "bounds of rows need at_least, at_most, or both in this order; found %s and %s"
              .formatted(atLeast, atMost));
    }
  }
}
