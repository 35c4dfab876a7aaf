package org.regulake.pipelines.feature;

import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * The rows of a family that a feature counts or compares.
 *
 * @param isCounted condition on a row; empty where the greatest row counts
 * @param greatestBy value by which the greatest row counts; empty where a condition decides
 */
record CountedRows(Optional<Function<Moment, Column>> isCounted, Optional<Column> greatestBy) {

  /** The rows that fulfil a condition. */
  static CountedRows where(Function<Moment, Column> isCounted) {
    return new CountedRows(Optional.of(isCounted), Optional.empty());
  }

  /** The row with the greatest value; of several, the newest. */
  static CountedRows ofGreatest(Column by) {
    return new CountedRows(Optional.empty(), Optional.of(by));
  }
}
