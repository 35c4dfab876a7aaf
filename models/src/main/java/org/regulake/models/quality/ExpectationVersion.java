package org.regulake.models.quality;

import java.time.LocalDate;
import java.util.List;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * What is expected of the deliveries of a source from a day on.
 *
 * @param effectiveFrom first day of receipt
 * @param full bounds of the rows of a full delivery; null without
 * @param incremental bounds of the rows of another one; null without
 * @param filled columns that rows have to state
 * @param drift comparison with accepted deliveries
 */
public record ExpectationVersion(
    LocalDate effectiveFrom,
    RowBounds full,
    RowBounds incremental,
    List<FillBound> filled,
    RowDrift drift)
    implements Dated {

  public ExpectationVersion {
    String owner = "the expectation from " + effectiveFrom;
    filled = Require.list(filled);
    Require.unique(owner, filled.stream().map(FillBound::column).toList());
    Require.present(owner, "drift", drift);
  }
}
