package org.regulake.pipelines.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.pipelines.source.Frequency;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * When the deliveries of a source are due. A deadline on a holiday is that of the next working day,
 * as far as the holidays are known.
 *
 * @param source name of the source
 * @param frequency how often it delivers
 * @param latenessDays days after the end of a period until its delivery is late
 */
public record Rhythm(String source, Frequency frequency, int latenessDays) {

  private static final WorkingDays CALENDAR = WorkingDays.load();

  /** Longer than any row of holidays. */
  private static final int MOST_HOLIDAYS = 14;

  /**
   * A delivery that has not come yet.
   *
   * @param source name of its source
   * @param periodEnd last day of the period that it describes
   * @param deadline last day on which it is in time
   */
  public record Missing(String source, LocalDate periodEnd, LocalDate deadline) {

    @Override
    public String toString() {
      return "%s@%s".formatted(source, periodEnd);
    }
  }

  /** The rhythms of all sources, as their descriptions state them. */
  public static List<Rhythm> ofSources() {
    return Sources.ALL.stream().map(Rhythm::of).toList();
  }

  private static Rhythm of(Source source) {
    return new Rhythm(
        source.name(),
        Frequency.named(source.description().frequency()),
        source.description().latenessDays());
  }

  /**
   * The delivery for the period that ends on a day, if it has not come. A source is expected to
   * deliver from the period after its first delivery on.
   *
   * @param deliveries all deliveries that have come
   */
  public Optional<Missing> missing(LocalDate periodEnd, List<KnownDelivery> deliveries) {
    LocalDate start = frequency.start(periodEnd);
    List<LocalDate> described =
        deliveries.stream()
            .filter(delivery -> delivery.source().equals(source) && delivery.isRegular())
            .map(KnownDelivery::eventDate)
            .filter(day -> !day.isAfter(periodEnd))
            .toList();
    boolean isExpected = described.stream().anyMatch(day -> day.isBefore(start));
    boolean hasCome = described.stream().anyMatch(day -> !day.isBefore(start));
    return isExpected && !hasCome
        ? Optional.of(new Missing(source, periodEnd, deadline(periodEnd)))
        : Optional.empty();
  }

  /** The delivery of the last period whose deadline is over, if it has not come. */
  public Optional<Missing> late(LocalDate today, List<KnownDelivery> deliveries) {
    LocalDate periodEnd = frequency.lastEnd(today.minusDays(latenessDays + 1L));
    while (!deadline(periodEnd).isBefore(today)) {
      periodEnd = frequency.lastEnd(periodEnd.minusDays(1));
    }
    return missing(periodEnd, deliveries);
  }

  /**
   * The periods that end after a day and by another one, each by its last day: of a daily source
   * the working days, as far as the holidays are known.
   */
  public List<LocalDate> periodEnds(LocalDate after, LocalDate until) {
    return frequency.ends(after, until).stream()
        .filter(
            day ->
                frequency != Frequency.DAILY || !CALENDAR.covers(day) || CALENDAR.isWorkingDay(day))
        .toList();
  }

  /** The last day on which the delivery for a period is in time. */
  public LocalDate deadline(LocalDate periodEnd) {
    LocalDate day = periodEnd.plusDays(latenessDays);
    return CALENDAR.covers(day) && CALENDAR.covers(day.plusDays(MOST_HOLIDAYS))
        ? CALENDAR.onOrAfter(day)
        : day;
  }
}
