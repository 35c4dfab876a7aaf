package org.regulake.models.quality;

import java.math.BigDecimal;
import org.regulake.models.rule.Require;

/**
 * How far the rows of a delivery may differ from those of accepted deliveries.
 *
 * @param largest largest part that may be missing of the expected rows, or be more than expected of
 *     the rows that came, between 0 and 1
 * @param after accepted deliveries from which something is expected
 * @param leastRows expected rows from which a delivery is judged: few rows vary by chance
 */
public record RowDrift(BigDecimal largest, Integer after, Long leastRows) {

  public RowDrift {
    Require.present("the drift of rows", "largest", largest);
    Require.present("the drift of rows", "after", after);
    Require.present("the drift of rows", "least_rows", leastRows);
    if (largest.signum() <= 0 || largest.compareTo(BigDecimal.ONE) >= 0 || after < 1) {
      throw new IllegalArgumentException(
          "the drift of rows is a part between 0 and 1 after at least 1 delivery; found %s after %d"
              .formatted(largest, after));
    }
  }
}
