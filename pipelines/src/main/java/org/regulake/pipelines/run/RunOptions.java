package org.regulake.pipelines.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.delivery.KnownDelivery;

/**
 * Options for the days that a run judges.
 *
 * @param asOf the day; null = the latest day that a delivery describes, and its previous day
 * @param from first month-end of a range of days; null without a range
 * @param to last month-end of the range; null without a range
 * @param knownAt moment of knowledge; null = for each day, the moment when its last delivery was
 *     received
 */
public record RunOptions(LocalDate asOf, LocalDate from, LocalDate to, Instant knownAt)
    implements DayChoice {

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

  @Override
  public List<LocalDate> of(List<KnownDelivery> deliveries) {
    if (asOf != null) {
      return List.of(asOf);
    }
    if (from != null) {
      List<LocalDate> days = new ArrayList<>();
      for (YearMonth month = YearMonth.from(from);
          !month.isAfter(YearMonth.from(to));
          month = month.plusMonths(1)) {
        days.add(month.atEndOfMonth());
      }
      return days;
    }
    // Without dates the latest day and the previous day are judged, so that every class has a
    // previous class to compare with.
    TreeSet<LocalDate> described = new TreeSet<>();
    deliveries.forEach(delivery -> described.add(delivery.eventDate()));
    LocalDate latest = described.last();
    LocalDate previous = RunStamp.previousDay(latest);
    return described.first().isAfter(previous) ? List.of(latest) : List.of(previous, latest);
  }

  @Override
  public boolean maybeEmpty() {
    return false;
  }
}
