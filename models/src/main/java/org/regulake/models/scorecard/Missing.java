package org.regulake.models.scorecard;

import org.regulake.models.rule.Label;

/**
 * Points and reason of an indicator whose feature is not available: neutral points near the
 * average, so that a missing value is neither rewarded nor punished.
 *
 * @param zh reason in Chinese
 * @param en reason in English
 */
public record Missing(int points, String zh, String en) {

  public Missing {
    new Label(zh, en);
    if (points < 0) {
      throw new IllegalArgumentException(
          "missing gives %d points: risk points are never negative".formatted(points));
    }
  }
}
