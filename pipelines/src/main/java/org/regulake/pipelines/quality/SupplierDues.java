package org.regulake.pipelines.quality;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.pipelines.delivery.Rhythm;

/**
 * The deliveries of a source that were due, and when they came. A sender is expected to deliver
 * from the period after its first delivery on; a delivery is for the period in which the day lies
 * whose state it describes.
 */
final class SupplierDues {

  private final Rhythm rhythm;
  private final WorkingDays calendar;

  SupplierDues(Rhythm rhythm, WorkingDays calendar) {
    this.rhythm = rhythm;
    this.calendar = calendar;
  }

  /**
   * A regular delivery that has come.
   *
   * @param scope records that it covers: of one sender, or all
   * @param eventDate day whose state it describes
   * @param received day of its receipt
   */
  record Come(String scope, LocalDate eventDate, LocalDate received) {}

  /**
   * A delivery that was due.
   *
   * @param deadline last day on which it was in time
   * @param received day of its receipt; null when it has not come
   * @param workingDaysLate working days after the deadline until it came, or until now
   */
  record Due(LocalDate deadline, LocalDate received, int workingDaysLate) {

    YearMonth month() {
      return YearMonth.from(deadline);
    }

    boolean isMissing() {
      return received == null;
    }

    boolean isLate() {
      return received != null && received.isAfter(deadline);
    }
  }

  /**
   * The deliveries with a deadline in some months, up to a day.
   *
   * @param come all regular deliveries of the source
   * @param first first month
   * @param last last deadline
   * @param today day up to which lateness is counted
   */
  List<Due> of(List<Come> come, YearMonth first, LocalDate last, LocalDate today) {
    Map<String, List<Come>> bySender = new HashMap<>();
    come.forEach(
        delivery ->
            bySender.computeIfAbsent(delivery.scope(), scope -> new ArrayList<>()).add(delivery));
    return bySender.values().stream()
        .flatMap(ofSender -> ofSender(ofSender, last, today).stream())
        .filter(due -> !due.month().isBefore(first))
        .toList();
  }

  private List<Due> ofSender(List<Come> come, LocalDate last, LocalDate today) {
    LocalDate begin = come.stream().map(Come::eventDate).min(LocalDate::compareTo).orElseThrow();
    List<Due> dues = new ArrayList<>();
    LocalDate periodBefore = null;
    for (LocalDate end : rhythm.periodEnds(begin.minusDays(1), last)) {
      LocalDate deadline = rhythm.deadline(end);
      if (periodBefore != null && !deadline.isAfter(last)) {
        dues.add(due(come, periodBefore, end, deadline, today));
      }
      periodBefore = end;
    }
    return dues;
  }

  private Due due(
      List<Come> come, LocalDate after, LocalDate end, LocalDate deadline, LocalDate today) {
    Optional<LocalDate> received =
        come.stream()
            .filter(
                delivery ->
                    delivery.eventDate().isAfter(after) && !delivery.eventDate().isAfter(end))
            .map(Come::received)
            .min(LocalDate::compareTo);
    return new Due(
        deadline, received.orElse(null), calendar.between(deadline, received.orElse(today)));
  }
}
