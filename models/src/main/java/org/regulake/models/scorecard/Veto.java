package org.regulake.models.scorecard;

import java.time.LocalDate;
import java.util.List;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A fact that raises the class of an entity whatever its score.
 *
 * @param condition SQL boolean over features; null counts as "does not hold"
 * @param basis provisions that are its basis, by their ids in {@code models/law}
 * @param atLeast the class is raised to this one, never lowered
 * @param effectiveTo first day on which it no longer applies; null: still in force
 * @param cases examples that run as tests
 */
public record Veto(
    String id,
    Label label,
    Condition condition,
    String atLeast,
    List<String> basis,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    Label reason,
    List<ConditionCase> cases) {

  public Veto {
    String owner = "veto '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "condition", condition);
    Require.present(owner, "at_least", atLeast);
    basis = Require.nonEmpty(owner, "basis", basis);
    Require.present(owner, "effective_from", effectiveFrom);
    Require.present(owner, "reason", reason);
    cases = Require.list(cases);
    if (cases.stream().noneMatch(ConditionCase::holds)
        || cases.stream().allMatch(ConditionCase::holds)) {
      throw new IllegalArgumentException(
          owner + " needs one case in which it holds and one in which it does not");
    }
    if (effectiveTo != null && !effectiveTo.isAfter(effectiveFrom)) {
      throw new IllegalArgumentException(
          "%s ends on %s, before it begins on %s".formatted(owner, effectiveTo, effectiveFrom));
    }
  }

  boolean isInForce(LocalDate asOf) {
    return !effectiveFrom.isAfter(asOf) && (effectiveTo == null || asOf.isBefore(effectiveTo));
  }
}
