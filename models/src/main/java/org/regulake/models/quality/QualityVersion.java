package org.regulake.models.quality;

import java.time.LocalDate;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * What a rule asks from a day on.
 *
 * @param effectiveFrom first day of receipt of the rows that it applies to
 * @param holds condition that a row has to fulfil; where it is unknown, the answer is unknown
 */
public record QualityVersion(LocalDate effectiveFrom, Condition holds) implements Dated {

  public QualityVersion {
    Require.present("a version of a quality rule", "holds", holds);
    if (holds.sql().matches(".*[/%].*")) {
      throw new IllegalArgumentException(
          "'%s' divides, which fails on a row with zero: write it as a multiplication"
              .formatted(holds));
    }
  }
}
