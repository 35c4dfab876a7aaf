package org.regulake.models.warning;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * The thresholds of a warning from a day on.
 *
 * @param minimumDenominator smallest denominator of an indicator with which a place is judged
 * @param minimumValue no warning below this value, however much it rose; null: none
 * @param baselineFloor a smaller value of the year before counts as this one, so that a rise from
 *     almost nothing is not a multiple of zero; null for {@link Compare#VALUE}
 * @param levels level → multiple or value at which it begins; rising
 */
public record WarningVersion(
    LocalDate effectiveFrom,
    double minimumDenominator,
    Double minimumValue,
    Double baselineFloor,
    Map<Level, Double> levels)
    implements Dated {

  public WarningVersion {
    String owner = "the version of " + effectiveFrom;
    Require.present(owner, "levels", levels);
    levels = levels.isEmpty() ? Map.of() : new EnumMap<>(levels);
    double previous = 0;
    for (Level level : Level.values()) {
      Double threshold = levels.get(level);
      if (threshold == null) {
        throw new IllegalArgumentException(
            "%s lacks level %s; give all of %s"
                .formatted(owner, level.code(), Arrays.toString(Level.values())));
      }
      if (threshold <= previous) {
        throw new IllegalArgumentException(
            "%s: level %s begins at %s, not above %s"
                .formatted(owner, level.code(), threshold, previous));
      }
      previous = threshold;
    }
  }
}
