package org.regulake.pipelines.run;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Which days a run judges.
 *
 * @param asOf the day; null = the latest day for which deliveries came, and the one before it
 * @param from first month-end to judge, when a range is asked for; null otherwise
 * @param to last month-end of the range; null otherwise
 * @param knownAt knowledge up to this moment is used; null = what had been received when the
 *     deliveries of the day were complete
 */
public record RunOptions(LocalDate asOf, LocalDate from, LocalDate to, Instant knownAt) {

  public RunOptions {
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException(
          "--from and --to go together, as in --from 2025-01 --to 2025-03");
    }
    if (from != null && asOf != null) {
      throw new IllegalArgumentException("name either --as-of or --from and --to");
    }
    if (from != null && from.isAfter(to)) {
      throw new IllegalArgumentException("--from %s lies after --to %s".formatted(from, to));
    }
  }
}
