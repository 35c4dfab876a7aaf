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

/** Counts of facts, and sums over facts of which some may not state their amount. */
final class Sums {

  private Sums() {}

  /** How many facts fulfil a condition. */
  static Column count(Column isCounted) {
    return sum(when(isCounted, 1.0).otherwise(0.0)).cast("double");
  }

  /**
   * How many different values there are. A set for each enterprise, whose values are few: a
   * distinct count goes over all facts several times.
   */
  static Column different(Column value) {
    return size(collect_set(value)).cast("double");
  }

  /** The sum of what is known: the least that it can be. */
  static Column lower(Column isCounted, Column amount) {
    return sum(when(isCounted, coalesce(amount, lit(BigDecimal.ZERO)))
            .otherwise(lit(BigDecimal.ZERO)))
        .cast("double");
  }

  /** The same where all that is counted is known; infinite where an amount is not. */
  static Column upper(Column isCounted, Column isUnknown, Column amount) {
    Column hasUnknown = bool_or(coalesce(isCounted.and(isUnknown), lit(false)));
    return when(hasUnknown, lit(Double.POSITIVE_INFINITY)).otherwise(lower(isCounted, amount));
  }
}
