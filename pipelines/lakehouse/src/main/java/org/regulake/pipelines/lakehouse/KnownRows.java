package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Table;

/**
 * The rows of a table as they stood at a moment: what is learned later neither adds a row nor
 * changes one. Two versions of a table that agree on them give a judgment at that moment the same
 * result.
 */
public final class KnownRows {

  private KnownRows() {}

  /**
   * The rows known at a moment, with an open {@code known_to} where they are replaced later.
   *
   * @throws IllegalArgumentException when the rows do not state since when they are known
   */
  public static Dataset<Row> at(Table table, Dataset<Row> rows, Instant moment) {
    Dataset<Row> known = rows.where(isKnown(table, moment));
    return hasEnd(table) ? known.withColumn(Bitemporal.KNOWN_TO.name(), knownTo(moment)) : known;
  }

  /** Condition: the row is known at a moment, though it may have been replaced. */
  static Column isKnown(Table table, Instant moment) {
    if (table.knownSince() == null) {
      throw new IllegalArgumentException(
          "rows of %s do not state since when they are known".formatted(table.fullName()));
    }
    return col(table.knownSince()).leq(lit(moment));
  }

  static boolean hasEnd(Table table) {
    return table.field(Bitemporal.KNOWN_TO.name()).isPresent();
  }

  /** The end of knowledge as far as it is known at a moment. */
  static Column knownTo(Instant moment) {
    Column end = Schemas.column(Bitemporal.KNOWN_TO);
    return when(end.gt(lit(moment)), lit(Bitemporal.OPEN_INSTANT)).otherwise(end);
  }
}
