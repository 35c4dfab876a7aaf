package org.regulake.models.warning;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/** All warning rules. */
public final class Warnings implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "warnings";

  private final List<WarningRule> rules;

  private Warnings(List<WarningRule> rules) {
    this.rules = rules;
    Require.unique("warnings", rules.stream().map(WarningRule::id).toList());
  }

  /**
   * Reads all packaged files of {@code models/warnings}; a refused file is named with line and key.
   */
  public static Warnings load() {
    return of(RuleFiles.readAll(FOLDER, WarningRule.class));
  }

  /** The given rules. */
  public static Warnings of(List<WarningRule> rules) {
    return new Warnings(List.copyOf(rules));
  }

  /** The rules, in alphabetical order of their files. */
  public List<WarningRule> rules() {
    return rules;
  }

  /**
   * Checks that the indicator of every rule exists.
   *
   * @param indicatorIds ids of the measured table
   * @throws IllegalArgumentException naming the rule and the nearest indicator
   */
  public void check(Collection<String> indicatorIds) {
    for (WarningRule rule : rules) {
      Require.known(
          "warning '%s'".formatted(rule.id()), "indicator", rule.indicator(), indicatorIds);
    }
  }

  @Override
  public String markdown() {
    StringBuilder page = new StringBuilder("## Early warnings\n");
    for (WarningRule rule : rules) {
      Label label = rule.label();
      page.append(
          "\n### `%s`: %s · %s\n\nWatches `%s`, compared by %s. %s\n\n"
              .formatted(
                  rule.id(),
                  label.zh(),
                  label.en(),
                  rule.indicator(),
                  rule.compare().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  "Basis: " + RulePage.names(rule.basis())));
      page.append(
          RulePage.header(
              "from",
              "yellow",
              "orange",
              "red",
              "smallest denominator",
              "smallest value",
              "floor of the baseline"));
      for (WarningVersion version : rule.versions()) {
        page.append(
            RulePage.row(
                version.effectiveFrom(),
                version.levels().get(Level.YELLOW),
                version.levels().get(Level.ORANGE),
                version.levels().get(Level.RED),
                version.minimumDenominator(),
                shown(version.minimumValue()),
                shown(version.baselineFloor())));
      }
    }
    return page.toString();
  }

  private static String shown(Double value) {
    return value == null ? "" : value.toString();
  }
}
