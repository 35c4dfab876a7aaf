package org.regulake.models.scorecard;

import java.util.List;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * Points and reason of an indicator whose value cannot be computed for a known cause, such as a
 * ratio to a revenue of zero.
 *
 * @param when SQL boolean over features; read only where the indicator's feature is not available
 * @param isMissing whether the points come from an unknown value
 * @param zh reason in Chinese
 * @param en reason in English
 * @param cases examples that run as tests
 */
public record SpecialValue(
    Condition when,
    int points,
    boolean isMissing,
    String zh,
    String en,
    List<ConditionCase> cases) {

  public SpecialValue {
    Require.present("a special value", "when", when);
    new Label(zh, en);
    if (points < 0) {
      throw new IllegalArgumentException(
          "special value '%s' gives %d points: risk points are never negative"
              .formatted(when, points));
    }
    cases = Require.list(cases);
    if (cases.stream().noneMatch(ConditionCase::holds)
        || cases.stream().allMatch(ConditionCase::holds)) {
      throw new IllegalArgumentException(
          "special value '%s' needs one case in which it holds and one in which it does not"
              .formatted(when));
    }
  }
}
