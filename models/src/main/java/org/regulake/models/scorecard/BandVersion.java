package org.regulake.models.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * The bands of an indicator from a day on.
 *
 * @param basis legal basis of this version; null: that of the indicator
 * @param bands contiguous: the first without {@code from}, the last without {@code below}, each beginning where the one before ends
 * @param cases examples for this version
 */
public record BandVersion(LocalDate effectiveFrom, String basis, Missing missing, List<Band> bands, List<ScorecardCase> cases)
    implements Dated {

  public BandVersion {
    String owner = "the version of " + effectiveFrom;
    Require.present(owner, "missing", missing);
    bands = Require.list(bands);
    cases = Require.list(cases);
    requireContiguous(owner, bands);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(owner + " has no cases: give values and the points they earn");
    }
  }

  private static void requireContiguous(String owner, List<Band> bands) {
    if (bands.size() < 2) {
      throw new IllegalArgumentException(owner + " needs at least two bands");
    }
    if (bands.get(0).from() != null || bands.get(bands.size() - 1).below() != null) {
      throw new IllegalArgumentException(owner + ": the first band must have no 'from' and the last no 'below', so that every value has a band");
    }
    for (int i = 1; i < bands.size(); i++) {
      Double end = bands.get(i - 1).below();
      Double start = bands.get(i).from();
      if (end == null || start == null) {
        throw new IllegalArgumentException("%s: band %d needs 'below' and band %d needs 'from'".formatted(owner, i, i + 1));
      }
      if (!end.equals(start)) {
        String fault = end < start ? "a gap" : "an overlap";
        throw new IllegalArgumentException(
            "%s leaves %s between %s and %s: begin each band where the one before ends".formatted(owner, fault, end, start));
      }
    }
  }

  /** The most points a value, or its absence, can earn. */
  public int maxPoints() {
    return IntStream.concat(IntStream.of(missing.points()), bands.stream().mapToInt(Band::points)).max().orElseThrow();
  }

  /** The points of one value, outside Spark; null: not available. */
  public int points(Double value) {
    if (value == null || value.isNaN()) {
      return missing.points();
    }
    return bands.stream().filter(band -> band.holds(value)).findFirst().orElseThrow().points();
  }
}
