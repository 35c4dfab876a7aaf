package org.regulake.models.indicator;

import java.util.List;
import java.util.Locale;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A monitoring indicator as its file states it.
 *
 * @param population null for a share
 * @param where condition on the spells that count; null: all spells count
 * @param by one indicator per value; null: a single one
 * @param numerator id of an indicator; null for a count; with {@code by}, the stem before the value
 * @param denominator id of an indicator; null for a count
 * @param unit the things counted, or ratio
 * @param months number of months reported, up to the last one that is over on the as-of date
 */
public record Indicator(
    String id,
    Label label,
    Population population,
    Measure measure,
    Condition where,
    Breakdown by,
    String numerator,
    String denominator,
    String unit,
    int months,
    List<String> basis,
    List<IndicatorCase> cases) {

  public Indicator {
    String owner = "indicator '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "measure", measure);
    Require.present(owner, "unit", unit);
    basis = Require.nonEmpty(owner, "basis", basis);
    cases = Require.list(cases);
    if (months < 1) {
      throw new IllegalArgumentException(
          "%s reports %d months: give at least 1".formatted(owner, months));
    }
    if (measure == Measure.SHARE) {
      Require.present(owner, "numerator", numerator);
      Require.present(owner, "denominator", denominator);
      if (population != null || where != null) {
        throw new IllegalArgumentException(
            owner + " is a share: it has no population and no where, its two parts have them");
      }
    } else {
      Require.present(owner, "population", population);
      if (numerator != null || denominator != null) {
        throw new IllegalArgumentException(
            owner + " counts: only a share has numerator and denominator");
      }
      Condition condition = where;
      Breakdown breakdown = by;
      population.columns().ifPresent(columns -> check(owner, condition, breakdown, columns));
    }
  }

  /**
   * Checks the columns that the indicator reads.
   *
   * @param columns the columns of its population
   * @throws IllegalArgumentException when it reads another one
   */
  public void check(List<String> columns) {
    check("indicator '%s'".formatted(id), where, by, columns);
  }

  private static void check(String owner, Condition where, Breakdown by, List<String> columns) {
    if (where != null) {
      where.check(owner + ", where", columns);
    }
    if (by != null) {
      Require.known(owner + ", by", "column", by.column(), columns);
    }
  }

  /** Whether it is a share: one indicator divided by another. */
  public boolean isShare() {
    return measure == Measure.SHARE;
  }

  /** The single indicators that it expands to: itself, or one per value of {@code by}. */
  List<Indicator> expanded() {
    if (by == null) {
      return List.of(this);
    }
    return by.values().stream().map(this::of).toList();
  }

  private Indicator of(String value) {
    String suffix = "_" + value.toLowerCase(Locale.ROOT);
    Label shown = new Label(label.zh() + "（" + value + "）", label.en() + " (" + value + ")");
    if (isShare()) {
      return new Indicator(
          id + suffix,
          shown,
          null,
          measure,
          null,
          null,
          numerator + suffix,
          denominator,
          unit,
          months,
          basis,
          List.of());
    }
    String equal = "%s = '%s'".formatted(by.column(), value);
    Condition narrowed =
        new Condition(where == null ? equal : "(%s) and %s".formatted(where.sql(), equal));
    return new Indicator(
        id + suffix,
        shown,
        population,
        measure,
        narrowed,
        null,
        null,
        null,
        unit,
        months,
        basis,
        List.of());
  }
}
