package org.regulake.models.learning.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.regulake.models.scorecard.Band;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.scorecard.ScoredIndicator;

/**
 * Seeded rows of features: a fifth not available, the others on, just below, just above and far
 * from the edges of the bands; some are intervals.
 */
final class RandomFeatures {

  private RandomFeatures() {}

  static List<Map<String, Double>> rows(Scorecard scorecard, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Map<String, Double>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Double> row = new TreeMap<>();
      for (ScoredIndicator indicator : scorecard.indicators()) {
        List<Band> bands = indicator.versions().get(indicator.versions().size() - 1).bands();
        double edge = bands.get(random.nextInt(bands.size() - 1)).below();
        double value =
            switch (random.nextInt(5)) {
              case 0 -> edge;
              case 1 -> Math.nextDown(edge);
              case 2 -> edge * 1.5 + 1;
              case 3 -> 0;
              default -> Double.NaN;
            };
        if (!Double.isNaN(value)) {
          row.put(indicator.feature(), value);
          if (indicator.upperFeature() != null && random.nextBoolean()) {
            row.put(
                indicator.upperFeature(),
                random.nextBoolean()
                    ? Double.POSITIVE_INFINITY
                    : value + Math.abs(edge) * random.nextInt(3));
          }
        }
      }
      row.put("known_source_count", (double) random.nextInt(5));
      rows.add(row);
    }
    return rows;
  }
}
