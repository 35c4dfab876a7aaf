package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;

/** Selects the bitemporal rows known at a moment and valid on a day; see {@link Bitemporal}. */
public final class BitemporalRows {

  private BitemporalRows() {}

  /** Condition: the row was known and not yet replaced at a moment. */
  public static Column isKnownAt(Instant knownAt) {
    Column moment = lit(knownAt);
    return Schemas.column(Bitemporal.KNOWN_FROM)
        .leq(moment)
        .and(Schemas.column(Bitemporal.KNOWN_TO).gt(moment));
  }

  /** Condition: the fact was true on a day. */
  public static Column isValidOn(LocalDate day) {
    Column date = lit(day);
    return Schemas.column(Bitemporal.VALID_FROM)
        .leq(date)
        .and(Schemas.column(Bitemporal.VALID_TO).gt(date));
  }

  /** Condition: the fact had begun by a day, whether or not it had ended. */
  public static Column hasBegunBy(LocalDate day) {
    return Schemas.column(Bitemporal.VALID_FROM).leq(lit(day));
  }

  /**
   * Keeps the rows known at a moment whose fact had begun by a day: the rows that a judgment of
   * that day may use.
   */
  public static Dataset<Row> asOf(Dataset<Row> rows, LocalDate day, Instant knownAt) {
    return rows.where(isKnownAt(knownAt).and(hasBegunBy(day)));
  }
}
