package org.regulake.models.scorecard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * The bands of an indicator from a day on.
 *
 * @param uncertain reason where only an interval is known and its ends lie in different bands;
 *     {@code {value}} is the lower end; null for indicators without an upper feature
 * @param specialValues replacements for a value that cannot be computed; the first whose condition
 *     holds applies, else {@code missing}
 * @param bands contiguous: the first without {@code from}, the last without {@code below}, each
 *     beginning where the previous one ends
 * @param cases examples for this version
 */
public record BandVersion(
    LocalDate effectiveFrom,
    Missing missing,
    Label uncertain,
    List<SpecialValue> specialValues,
    List<Band> bands,
    List<ScorecardCase> cases)
    implements Dated {

  public BandVersion {
    String owner = "the version of " + effectiveFrom;
    Require.present(owner, "missing", missing);
    specialValues = Require.list(specialValues);
    bands = Require.list(bands);
    cases = Require.list(cases);
    requireContiguous(owner, bands);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(
          owner + " has no cases: give values and the points they earn");
    }
  }

  private static void requireContiguous(String owner, List<Band> bands) {
    if (bands.size() < 2) {
      throw new IllegalArgumentException(owner + " needs at least two bands");
    }
    if (bands.get(0).from() != null || bands.get(bands.size() - 1).below() != null) {
      throw new IllegalArgumentException(
          owner
              + ": the first band must have no 'from' and the last no 'below', so that every value"
              + " has a band");
    }
    for (int i = 1; i < bands.size(); i++) {
      Double end = bands.get(i - 1).below();
      Double start = bands.get(i).from();
      if (end == null || start == null) {
        throw new IllegalArgumentException(
            "%s: band %d needs 'below' and band %d needs 'from'".formatted(owner, i, i + 1));
      }
      if (!end.equals(start)) {
        String fault = end < start ? "a gap" : "an overlap";
        throw new IllegalArgumentException(
            "%s leaves %s between %s and %s: begin each band where the previous one ends"
                .formatted(owner, fault, end, start));
      }
    }
  }

  /** The most points a value, or its absence, can earn. */
  public int maxPoints() {
    return states().stream().mapToInt(IndicatorState::points).max().orElseThrow();
  }

  /**
   * All states of knowledge about a value, in this order: missing, each special value, and each
   * band or, for an interval, each pair of bands.
   */
  List<IndicatorState> states() {
    List<IndicatorState> states = new ArrayList<>();
    states.add(IndicatorState.of(missing));
    specialValues.forEach(special -> states.add(IndicatorState.of(special)));
    if (uncertain == null) {
      bands.forEach(band -> states.add(IndicatorState.of(band)));
      return states;
    }
    for (int lower = 0; lower < bands.size(); lower++) {
      for (int upper = 0; upper < bands.size(); upper++) {
        states.add(
            lower == upper
                ? IndicatorState.of(bands.get(lower))
                : interval(Math.min(lower, upper), Math.max(lower, upper)));
      }
    }
    return states;
  }

  /**
   * The state of an interval. It earns the points of a missing value, but no fewer than every value
   * in it earns, and no more than any. Points beyond the fewest count as missing.
   */
  private IndicatorState interval(int first, int last) {
    List<Integer> touched = bands.subList(first, last + 1).stream().map(Band::points).toList();
    int fewest = Collections.min(touched);
    int points = Math.max(fewest, Math.min(missing.points(), Collections.max(touched)));
    return new IndicatorState(points, points > fewest, true, uncertain.zh(), uncertain.en());
  }

  /** Index of the first band, or pair of bands, among the states, from 0. */
  public int firstBandState() {
    return 1 + specialValues.size();
  }

  /** The points of one value, outside Spark; null: not available. */
  public int points(Double value) {
    if (value == null || value.isNaN()) {
      return missing.points();
    }
    return bands.stream().filter(band -> band.holds(value)).findFirst().orElseThrow().points();
  }
}
