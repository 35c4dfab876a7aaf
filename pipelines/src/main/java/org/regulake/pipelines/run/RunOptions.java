package org.regulake.pipelines.run;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Options for the days that a run judges.
 *
 * @param asOf the day; null = the latest day that a delivery describes, and its previous day
 * @param from first month-end of a range of days; null without a range
 * @param to last month-end of the range; null without a range
 * @param knownAt moment of knowledge; null = for each day, the moment when its last delivery was
 *     received
 */
public record RunOptions(LocalDate asOf, LocalDate from, LocalDate to, Instant knownAt) {

  public RunOptions {
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException(
          "--from and --to need each other, as in --from 2025-01 --to 2025-03");
    }
    if (from != null && asOf != null) {
      throw new IllegalArgumentException("use either --as-of or --from and --to");
    }
    if (from != null && from.isAfter(to)) {
      throw new IllegalArgumentException("--from %s is after --to %s".formatted(from, to));
    }
  }
}
