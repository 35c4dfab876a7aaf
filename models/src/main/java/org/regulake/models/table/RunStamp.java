package org.regulake.models.table;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The stamp on every output: the day that is judged, the moment up to which knowledge is used, and
 * the run that wrote the row.
 *
 * @param asOf the day that is judged
 * @param knownAt knowledge up to this moment is used, and none from later
 * @param runId the run
 */
public record RunStamp(LocalDate asOf, Instant knownAt, String runId) {

  public static final Field AS_OF =
      Field.required("as_of", Type.DATE, "Day that is judged").chinese("评定日");
  public static final Field KNOWN_AT =
      Field.required("known_at", Type.TIMESTAMP, "Knowledge up to this moment was used")
          .chinese("数据知悉时点");
  public static final Field RUN_ID =
      Field.required("run_id", Type.STRING, "Run that wrote the row; look it up in ops.run")
          .chinese("运行编号")
          .notContent();

  /** SQL condition that holds on the rows of this day. */
  public String condition() {
    return condition(asOf);
  }

  /** SQL condition that holds on the rows of a day. */
  public static String condition(LocalDate day) {
    return "as_of = DATE '%s'".formatted(day);
  }

  /** The previous day: the last day of the month before, judged or not. */
  public LocalDate previousDay() {
    return previousDay(asOf);
  }

  /** The previous day of a day: the last day of the month before. */
  public static LocalDate previousDay(LocalDate day) {
    return day.withDayOfMonth(1).minusDays(1);
  }
}
