package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/** Sums over facts, some of which may not state their amount. */
public final class Sums {

  private Sums() {}

  /** The sum of what is known: the least that it can be. */
  public static Column lower(Column isCounted, Column amount) {
    return sum(when(isCounted, coalesce(amount, lit(BigDecimal.ZERO))).otherwise(lit(BigDecimal.ZERO))).cast("double");
  }

  /** The same where all that is counted is known; infinite where an amount is not. */
  public static Column upper(Column isCounted, Column isUnknown, Column amount) {
    Column hasUnknown = bool_or(coalesce(isCounted.and(isUnknown), lit(false)));
    return when(hasUnknown, lit(Double.POSITIVE_INFINITY)).otherwise(lower(isCounted, amount));
  }
}
