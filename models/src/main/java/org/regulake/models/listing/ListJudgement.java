package org.regulake.models.listing;

import java.io.Serializable;
import java.util.List;

/**
 * What follows for one enterprise on the judged day.
 *
 * @param expected entries that follow from the law, by list, day, ground and basis
 * @param deviations differences between them and the lists, by list, kind, days and ground
 */
public record ListJudgement(List<ExpectedEntry> expected, List<ListDeviation> deviations)
    implements Serializable {

  public ListJudgement {
    expected = List.copyOf(expected);
    deviations = List.copyOf(deviations);
  }
}
