package org.regulake.models.warning;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A warning rule as its file states it.
 *
 * @param indicator id of the indicator it watches
 * @param message texts with the placeholders {province} {industry} {month} {level} {value}
 *     {baseline} {threshold}
 * @param versions thresholds by date, the oldest first
 */
public record WarningRule(
    String id,
    Label label,
    String indicator,
    Compare compare,
    List<String> basis,
    Label message,
    List<WarningVersion> versions,
    List<WarningCase> cases) {

  static final Set<String> PLACEHOLDERS =
      new TreeSet<>(
          Set.of("province", "industry", "month", "level", "value", "baseline", "threshold"));

  public WarningRule {
    String owner = "warning '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "indicator", indicator);
    Require.present(owner, "compare", compare);
    basis = Require.nonEmpty(owner, "basis", basis);
    Require.present(owner, "message", message);
    versions = Require.list(versions);
    cases = Require.list(cases);
    Dated.requireRising(owner, versions);
    for (String text : List.of(message.zh(), message.en())) {
      Matcher placeholder = Pattern.compile("\\{([^}]*)}").matcher(text);
      while (placeholder.find()) {
        Require.known(owner + ", message", "placeholder", placeholder.group(1), PLACEHOLDERS);
      }
    }
    for (WarningVersion version : versions) {
      boolean isRatio = compare == Compare.RATIO_TO_YEAR_BEFORE;
      if (isRatio != (version.baselineFloor() != null)) {
        throw new IllegalArgumentException(
            "%s compares by %s: baseline_floor must %s"
                .formatted(owner, compare, isRatio ? "be given" : "be left out"));
      }
      if (isRatio && version.baselineFloor() <= 0) {
        throw new IllegalArgumentException(
            "%s: baseline_floor %s must be above 0".formatted(owner, version.baselineFloor()));
      }
    }
  }
}
