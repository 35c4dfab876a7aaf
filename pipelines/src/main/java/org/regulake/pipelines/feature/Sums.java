package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/** Counts of facts, and sums over facts that may not state their amount. */
final class Sums {

  private Sums() {}

  /** Number of facts that fulfil a condition. */
  static Column count(Column isCounted) {
    return sum(when(isCounted, 1.0).otherwise(0.0)).cast("double");
  }

  /**
   * Number of different values. A set per enterprise stays small; a distinct count would pass over
   * all facts several times.
   */
  static Column distinct(Column value) {
    return size(collect_set(value)).cast("double");
  }

  /** Sum of the known amounts: the lower bound. */
  static Column lower(Column isCounted, Column amount) {
    return sum(when(isCounted, coalesce(amount, lit(BigDecimal.ZERO)))
            .otherwise(lit(BigDecimal.ZERO)))
        .cast("double");
  }

  /** The same where all counted amounts are known; otherwise infinite: the upper bound. */
  static Column upper(Column isCounted, Column isUnknown, Column amount) {
    Column hasUnknown = bool_or(coalesce(isCounted.and(isUnknown), lit(false)));
    return when(hasUnknown, lit(Double.POSITIVE_INFINITY)).otherwise(lower(isCounted, amount));
  }
}
