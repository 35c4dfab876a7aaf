package org.regulake.models.table;

import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The stamp on every output: the day that is judged, the moment up to which knowledge is used, and the run that wrote the row.
 *
 * @param asOf the day that is judged
 * @param knownAt knowledge up to this moment is used, and none after it
 * @param runId the run
 */
public record RunStamp(LocalDate asOf, Instant knownAt, String runId) {

  public static final Field AS_OF = Field.required("as_of", DataTypes.DateType, "Day that is judged");
  public static final Field KNOWN_AT = Field.required("known_at", DataTypes.TimestampType, "Knowledge up to this moment was used");
  public static final Field RUN_ID = Field.required("run_id", DataTypes.StringType, "Run that wrote the row; look it up in ops.run").notContent();

  /** Adds the three columns. */
  public Dataset<Row> on(Dataset<Row> rows) {
    return rows.withColumn(AS_OF.name(), lit(asOf)).withColumn(KNOWN_AT.name(), lit(knownAt)).withColumn(RUN_ID.name(), lit(runId));
  }

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
