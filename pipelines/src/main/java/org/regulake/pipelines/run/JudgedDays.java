package org.regulake.pipelines.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.Refusal;
import org.regulake.pipelines.delivery.KnownDelivery;
import org.regulake.pipelines.lakehouse.Lakehouse;

/**
 * Determines the days that a run judges, and their moments of knowledge, from its choice of days
 * and the collected deliveries, never from the clock.
 */
final class JudgedDays {

  private static final int REFUSALS_SHOWN = 10;

  private JudgedDays() {}

  /**
   * Returns the days to judge, each with its moment of knowledge.
   *
   * @param refusals refused deliveries and files, which the message lists when nothing was
   *     collected
   * @throws IllegalStateException when nothing was collected
   */
  static List<RunStamp> of(Lakehouse lake, DayChoice choice, String runId, List<Refusal> refusals) {
    List<KnownDelivery> collected = CollectedDeliveries.in(lake);
    List<KnownDelivery> valid = collected.stream().filter(KnownDelivery::isValid).toList();
    if (valid.isEmpty() && !(choice.maybeEmpty() && refusals.isEmpty())) {
      throw new IllegalStateException(
          "nothing could be collected from the landing folder, so there is no day to judge"
              + reasons(refusals));
    }
    TreeMap<LocalDate, Instant> known = new TreeMap<>();
    collected.forEach(
        delivery -> known.merge(delivery.eventDate(), knownAt(delivery), JudgedDays::later));
    return choice.of(valid).stream()
        .map(
            day ->
                new RunStamp(
                    day,
                    choice.knownAt() != null ? choice.knownAt() : completeAt(day, known),
                    runId))
        .toList();
  }

  /** A withdrawal counts as knowledge about the day that its delivery describes. */
  private static Instant knownAt(KnownDelivery delivery) {
    return delivery.isValid()
        ? delivery.receivedAt()
        : later(delivery.receivedAt(), delivery.withdrawnAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String reasons(List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return "; put deliveries into it as <source>/<delivery>/<file>";
    }
    StringBuilder reasons = new StringBuilder(", because:");
    refusals.stream()
        .limit(REFUSALS_SHOWN)
        .forEach(
            refusal ->
                reasons.append(
                    "%n  - %s%s: %s · %s%n      %s"
                        .formatted(
                            refusal.deliveryId(),
                            refusal.fileName().isEmpty() ? "" : "/" + refusal.fileName(),
                            refusal.reason().chinese(),
                            refusal.reason().english(),
                            refusal.detail())));
    if (refusals.size() > REFUSALS_SHOWN) {
      reasons.append(
          "%n  … and %,d more: ops.delivered_file, state = 'refused'"
              .formatted(refusals.size() - REFUSALS_SHOWN));
    }
    return reasons.toString();
  }

  /**
   * The moment when the last delivery that describes the day or an earlier one was received or
   * withdrawn.
   */
  private static Instant completeAt(LocalDate day, TreeMap<LocalDate, Instant> known) {
    return known.headMap(day, true).values().stream()
        .max(Instant::compareTo)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ("nothing was delivered for %s or earlier; the first delivery describes %s."
                            + " Choose that day or a later one with --as-of")
                        .formatted(day, known.firstKey())));
  }
}
