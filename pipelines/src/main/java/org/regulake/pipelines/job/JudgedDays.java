package org.regulake.pipelines.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.DeliveredFile;
import org.regulake.pipelines.lakehouse.Lakehouse;

/** Works out which days a run judges, and with what knowledge, from its options and from what was delivered; never from the clock. */
final class JudgedDays {

  /** Without dates a run judges the latest day and the one before, so that every class has one to be compared with. */
  private static final int DEFAULT_DAYS = 2;

  private JudgedDays() {}

  static List<RunStamp> of(Lakehouse lake, RunOptions options, String runId) {
    TreeMap<LocalDate, Instant> received = new TreeMap<>();
    for (Row row : lake.read(DeliveredFile.TABLE).where("state = 'collected'").groupBy("event_date").agg(
        org.apache.spark.sql.functions.max("received_at")).collectAsList()) {
      received.put(row.getAs(0), row.getAs(1));
    }
    if (received.isEmpty()) {
      throw new IllegalStateException(
          "nothing could be collected from the landing folder, so there is nothing to judge; see the refused files above");
    }
    return days(options, received).stream()
        .map(day -> new RunStamp(day, options.knownAt() != null ? options.knownAt() : completeAt(day, received), runId))
        .toList();
  }

  private static List<LocalDate> days(RunOptions options, TreeMap<LocalDate, Instant> received) {
    if (options.asOf() != null) {
      return List.of(options.asOf());
    }
    if (options.from() != null) {
      List<LocalDate> days = new ArrayList<>();
      for (YearMonth month = YearMonth.from(options.from()); !month.isAfter(YearMonth.from(options.to())); month = month.plusMonths(1)) {
        days.add(month.atEndOfMonth());
      }
      return days;
    }
    List<LocalDate> eventDays = new ArrayList<>(received.keySet());
    return eventDays.subList(Math.max(0, eventDays.size() - DEFAULT_DAYS), eventDays.size());
  }

  /** When the last delivery that describes the day, or an earlier one, was received. */
  private static Instant completeAt(LocalDate day, TreeMap<LocalDate, Instant> received) {
    return received.headMap(day, true).values().stream().max(Instant::compareTo).orElseThrow(() -> new IllegalStateException(
        "nothing was delivered for %s or earlier; the first delivery describes %s. Name a later day with --as-of".formatted(
            day, received.firstKey())));
  }
}
