package org.regulake.pipelines.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.regulake.pipelines.delivery.KnownDelivery;
import org.regulake.pipelines.delivery.Rhythm;
import org.regulake.pipelines.delivery.Rhythm.Missing;

/**
 * The month-ends to judge on a day. A month-end is due when its month is over, deliveries describe
 * its month or a later one, and every expected delivery has come or is late. Month-ends are judged
 * in order: after one that waits, all later ones wait, too.
 *
 * @param due month-ends to judge, in order
 * @param waiting month-ends that are over and wait for deliveries, in order
 * @param late deliveries whose deadline is over, of the last such period of each source
 */
record DuePlan(List<LocalDate> due, List<LocalDate> waiting, List<Missing> late) {

  static final DuePlan NOTHING = new DuePlan(List.of(), List.of(), List.of());

  /**
   * The plan of a day.
   *
   * @param today the day, in the zone in which months end
   * @param config states from which month on month-ends are judged
   * @param deliveries the deliveries that have come and are not withdrawn
   * @param rhythms when deliveries are due
   */
  static DuePlan of(
      LocalDate today, DailyConfig config, List<KnownDelivery> deliveries, List<Rhythm> rhythms) {
    if (deliveries.isEmpty()) {
      return NOTHING;
    }
    TreeSet<YearMonth> described = new TreeSet<>();
    deliveries.forEach(delivery -> described.add(YearMonth.from(delivery.eventDate())));
    List<LocalDate> due = new ArrayList<>();
    List<LocalDate> waiting = new ArrayList<>();
    for (YearMonth month = config.firstMonthOr(described.first());
        month.isBefore(YearMonth.from(today)) && !month.isAfter(described.last());
        month = month.plusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      boolean isDue = waiting.isEmpty() && awaited(end, today, deliveries, rhythms).isEmpty();
      (isDue ? due : waiting).add(end);
    }
    List<Missing> late =
        rhythms.stream()
            .map(rhythm -> rhythm.late(today, deliveries))
            .flatMap(Optional::stream)
            .toList();
    return new DuePlan(List.copyOf(due), List.copyOf(waiting), late);
  }

  /** The deliveries that may still come in time for a month-end. */
  static List<Missing> awaited(
      LocalDate monthEnd, LocalDate today, List<KnownDelivery> deliveries, List<Rhythm> rhythms) {
    return rhythms.stream()
        .filter(rhythm -> rhythm.frequency().isWithinMonth())
        .map(rhythm -> rhythm.missing(monthEnd, deliveries))
        .flatMap(Optional::stream)
        .filter(missing -> !missing.deadline().isBefore(today))
        .toList();
  }
}
