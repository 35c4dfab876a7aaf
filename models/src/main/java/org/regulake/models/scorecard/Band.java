package org.regulake.models.scorecard;

import org.regulake.models.rule.Label;

/**
 * Values from {@code from} (inclusive) to {@code below} (exclusive) earn {@code points}.
 *
 * @param from null in the first band: no lower end
 * @param below null in the last band: no upper end
 * @param zh reason in Chinese; {@code {value}} is replaced by the value
 * @param en reason in English
 */
public record Band(Double from, Double below, int points, String zh, String en) {

  public Band {
    new Label(zh, en);
    if (points < 0) {
      throw new IllegalArgumentException(
          "a band gives %d points: risk points are never negative".formatted(points));
    }
    if (from != null && below != null && from >= below) {
      throw new IllegalArgumentException(
          "the band from %s below %s is empty: its end must lie above its start"
              .formatted(from, below));
    }
  }

  boolean holds(double value) {
    return (from == null || value >= from) && (below == null || value < below);
  }
}
