package org.regulake.pipelines.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.Refusal;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.Lakehouse;

/**
 * Determines the days that a run judges, and their moments of knowledge, from its options and the
 * collected deliveries, never from the clock.
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
  static List<RunStamp> of(
      Lakehouse lake, RunOptions options, String runId, List<Refusal> refusals) {
    TreeMap<LocalDate, Instant> known = new TreeMap<>();
    TreeSet<LocalDate> described = new TreeSet<>();
    Dataset<Row> collected =
        lake.read(DeliveredFile.TABLE).where(col("state").equalTo(DeliveredFile.COLLECTED));
    Dataset<Row> withdrawn =
        lake.read(WithdrawnDelivery.TABLE).select("delivery_id", "withdrawn_at");
    for (Row row :
        collected
            .join(
                withdrawn,
                collected.col("delivery_id").equalTo(withdrawn.col("delivery_id")),
                "left")
            .groupBy("event_date")
            .agg(max("received_at"), max("withdrawn_at"), min(col("withdrawn_at").isNotNull()))
            .collectAsList()) {
      // A withdrawal counts as knowledge about the day that its delivery describes. A day whose
      // deliveries were all withdrawn is not judged.
      Instant withdrawnAt = row.getAs(2);
      Instant receivedAt = row.getAs(1);
      known.put(
          row.getAs(0),
          withdrawnAt != null && withdrawnAt.isAfter(receivedAt) ? withdrawnAt : receivedAt);
      if (!row.getBoolean(3)) {
        described.add(row.getAs(0));
      }
    }
    if (described.isEmpty()) {
      throw new IllegalStateException(
          "nothing could be collected from the landing folder, so there is no day to judge"
              + reasons(refusals));
    }
    return days(options, described).stream()
        .map(
            day ->
                new RunStamp(
                    day,
                    options.knownAt() != null ? options.knownAt() : completeAt(day, known),
                    runId))
        .toList();
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

  private static List<LocalDate> days(RunOptions options, TreeSet<LocalDate> described) {
    if (options.asOf() != null) {
      return List.of(options.asOf());
    }
    if (options.from() != null) {
      List<LocalDate> days = new ArrayList<>();
      for (YearMonth month = YearMonth.from(options.from());
          !month.isAfter(YearMonth.from(options.to()));
          month = month.plusMonths(1)) {
        days.add(month.atEndOfMonth());
      }
      return days;
    }
    // Without dates the latest day and the previous day are judged, so that every class has a
    // previous class to compare with.
    LocalDate latest = described.last();
    LocalDate previous = RunStamp.previousDay(latest);
    return described.first().isAfter(previous) ? List.of(latest) : List.of(previous, latest);
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
