package org.regulake.models.quality;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.rule.Dated;

/**
 * Compares the deliveries of a source with what is expected of it. Deliveries are judged in order
 * of their receipt, each against those accepted before: the ones that met the expectation and the
 * ones that a person accepted.
 *
 * <p>Rows of an incremental delivery are those of the working days since the delivery before; where
 * these include the last working day of a month, it is compared with others that do.
 */
public final class DeliveryJudge {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Accepted deliveries that are compared with, the newest. */
  private static final int COMPARED = 12;

  private final Expectation expectation;
  private final WorkingDays calendar;

  /** A judge of the deliveries of a source. */
  public DeliveryJudge(Expectation expectation, WorkingDays calendar) {
    this.expectation = expectation;
    this.calendar = calendar;
  }

  /** A delivery with the working days that it covers. */
  private record Covered(DeliveryFigures figures, int workingDays, boolean isMonthEnd) {

    boolean isComparable(Covered other) {
      return figures.isFull() == other.figures.isFull()
          && (figures.isFull() || isMonthEnd == other.isMonthEnd);
    }

    /** Rows as far as they grow with the days that a delivery covers. */
    double rate() {
      return figures.isFull() ? figures.rows() : (double) figures.rows() / workingDays;
    }
  }

  /**
   * The breaches of deliveries.
   *
   * @param deliveries the regular deliveries of the source that are not withdrawn
   * @param isAccepted whether a person accepted a breach
   * @return breaches that nobody accepted, in order of receipt
   */
  public List<DeliveryBreach> breaches(
      List<DeliveryFigures> deliveries, Predicate<DeliveryBreach> isAccepted) {
    List<DeliveryBreach> open = new ArrayList<>();
    Map<String, List<Covered>> accepted = new HashMap<>();
    Map<String, LocalDate> before = new HashMap<>();
    deliveries.stream()
        .sorted(
            Comparator.comparing(DeliveryFigures::receivedAt)
                .thenComparing(DeliveryFigures::eventDate)
                .thenComparing(DeliveryFigures::deliveryId))
        .forEach(
            figures -> {
              Covered covered = covered(figures, before.get(figures.scope()));
              List<Covered> ofSender =
                  accepted.computeIfAbsent(figures.scope(), scope -> new ArrayList<>());
              List<DeliveryBreach> found =
                  breaches(covered, ofSender).stream().filter(isAccepted.negate()).toList();
              if (found.isEmpty()) {
                ofSender.add(covered);
              }
              open.addAll(found);
              before.merge(
                  figures.scope(),
                  figures.eventDate(),
                  (one, other) -> one.isAfter(other) ? one : other);
            });
    return open;
  }

  private Covered covered(DeliveryFigures figures, LocalDate before) {
    LocalDate day = figures.eventDate();
    LocalDate after = before == null || !before.isBefore(day) ? day.minusDays(1) : before;
    boolean isMonthEnd =
        after
            .plusDays(1)
            .datesUntil(day.plusDays(1))
            .anyMatch(
                each ->
                    calendar.between(each.minusDays(1), each) == 1
                        && calendar.between(each, each.withDayOfMonth(each.lengthOfMonth())) == 0);
    return new Covered(figures, Math.max(1, calendar.between(after, day)), isMonthEnd);
  }

  private List<DeliveryBreach> breaches(Covered delivery, List<Covered> accepted) {
    DeliveryFigures figures = delivery.figures();
    Optional<ExpectationVersion> version =
        Dated.inForce(expectation.versions(), figures.receivedAt().atZone(BEIJING).toLocalDate());
    if (version.isEmpty()) {
      return List.of();
    }
    List<Covered> compared = accepted.stream().filter(delivery::isComparable).toList();
    compared = compared.subList(Math.max(0, compared.size() - COMPARED), compared.size());
    List<DeliveryBreach> breaches = new ArrayList<>();
    bounds(figures, figures.isFull() ? version.get().full() : version.get().incremental())
        .ifPresent(breaches::add);
    if (breaches.isEmpty()) {
      drift(delivery, compared, version.get().drift()).ifPresent(breaches::add);
    }
    for (FillBound bound : version.get().filled()) {
      fill(figures, compared, bound, version.get().drift().after()).ifPresent(breaches::add);
    }
    return breaches;
  }

  private static Optional<DeliveryBreach> bounds(DeliveryFigures figures, RowBounds bounds) {
    long rows = figures.rows();
    if (bounds != null && bounds.atLeast() != null && rows < bounds.atLeast()) {
      return below(
          figures,
          bounds.atLeast(),
          "%,d 行，应不少于 %,d 行 rows, fewer than %,d"
              .formatted(rows, bounds.atLeast(), bounds.atLeast()));
    }
    if (bounds != null && bounds.atMost() != null && rows > bounds.atMost()) {
      return above(
          figures,
          bounds.atMost(),
          "%,d 行，应不多于 %,d 行 rows, more than %,d".formatted(rows, bounds.atMost(), bounds.atMost()));
    }
    return Optional.empty();
  }

  private static Optional<DeliveryBreach> drift(
      Covered delivery, List<Covered> compared, RowDrift drift) {
    if (compared.size() < drift.after()) {
      return Optional.empty();
    }
    DeliveryFigures figures = delivery.figures();
    double expected =
        median(compared.stream().mapToDouble(Covered::rate).sorted().toArray())
            * (figures.isFull() ? 1 : delivery.workingDays());
    if (expected < drift.leastRows()) {
      return Optional.empty();
    }
    double largest = drift.largest().doubleValue();
    String sentence =
        "%,d 行，按已接受的 %d 次报送应约 %,d 行 rows, where %d accepted deliveries let expect about %,d%s"
            .formatted(
                figures.rows(),
                compared.size(),
                Math.round(expected),
                compared.size(),
                Math.round(expected),
                figures.isFull()
                    ? ""
                    : "（%d 个工作日 for %d working days）"
                        .formatted(delivery.workingDays(), delivery.workingDays()));
    if (figures.rows() < expected * (1 - largest)) {
      return below(figures, expected, sentence);
    }
    return figures.rows() * (1 - largest) > expected
        ? above(figures, expected, sentence)
        : Optional.empty();
  }

  private static Optional<DeliveryBreach> below(
      DeliveryFigures figures, double bound, String sentence) {
    return Optional.of(
        breach(figures, DeliveryBreach.ROWS_BELOW, 1 - figures.rows() / bound, sentence));
  }

  private static Optional<DeliveryBreach> above(
      DeliveryFigures figures, double bound, String sentence) {
    return Optional.of(
        breach(figures, DeliveryBreach.ROWS_ABOVE, 1 - bound / figures.rows(), sentence));
  }

  private static Optional<DeliveryBreach> fill(
      DeliveryFigures figures, List<Covered> compared, FillBound bound, int after) {
    if (figures.rows() == 0) {
      return Optional.empty();
    }
    double part = part(figures, bound.column());
    double least = bound.atLeast().doubleValue();
    double usual =
        compared.size() < after
            ? 0
            : median(
                compared.stream()
                    .map(Covered::figures)
                    .filter(each -> each.rows() > 0)
                    .mapToDouble(each -> part(each, bound.column()))
                    .sorted()
                    .toArray());
    double required = Math.max(least, usual - bound.drift().doubleValue());
    return part >= required
        ? Optional.empty()
        : Optional.of(
            breach(
                figures,
                bound.column(),
                required - part,
                "%s 填写率 %.1f %%，应不低于 %.1f %% is stated by %.1f %% of the rows, fewer than %.1f %%"
                    .formatted(
                        bound.column(), part * 100, required * 100, part * 100, required * 100)));
  }

  private static double part(DeliveryFigures figures, String column) {
    return figures.filled().getOrDefault(column, figures.rows()) / (double) figures.rows();
  }

  private static DeliveryBreach breach(
      DeliveryFigures figures, String measure, double ratio, String sentence) {
    return new DeliveryBreach(
        figures.deliveryId(), measure, ratio, figures.deliveryId() + ": " + sentence);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? 0
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
