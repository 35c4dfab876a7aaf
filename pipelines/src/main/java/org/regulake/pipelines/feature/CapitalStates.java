package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.regulake.pipelines.record.CapitalInYuan;

/**
 * Compares the registered capital of the last 24 months with that of the day, over the facts of
 * {@link RegisterFeatures}. In one currency the sums are compared as stated, whatever the rates.
 * Where the currency changed, the rate is not on record: it lies between the lowest and the highest
 * of the years in which the change may lie, so a change of currency alone never counts as a certain
 * decrease. A state of unknown capital may have been the highest.
 */
final class CapitalStates {

  private static final int MONTHS = 24;

  private final Column isRecent;
  private final Column atLeast;
  private final Column atMost;
  private final Column isOfOneCurrency;

  CapitalStates(Moment moment) {
    LocalDate first = moment.asOf().minusMonths(MONTHS);
    isRecent = col("valid_to").gt(lit(first));
    atLeast = CapitalInYuan.atLeast(first, moment.asOf());
    atMost = CapitalInYuan.atMost(first, moment.asOf());
    // Numbers have a fixed width, so Spark updates the aggregate in place; texts do not.
    Column currency = when(isRecent, xxhash64(col("capital_currency_code")));
    Column isStated =
        col("capital_amount").isNotNull().and(col("capital_currency_code").isNotNull());
    isOfOneCurrency =
        min(currency).equalTo(max(currency)).and(bool_and(isStated.or(not(isRecent))));
  }

  /**
   * Smallest possible decrease, as a part of the highest capital; null where the capital of the day
   * is not known.
   */
  Column decreaseAtLeast() {
    return when(isOfOneCurrency, inOneCurrency())
        .otherwise(decrease(current(atMost), highest(atLeast)));
  }

  /** Largest possible decrease; null as above. */
  Column decreaseAtMost() {
    Column isUnknown = bool_or(isRecent.and(atMost.isNull()));
    return when(isOfOneCurrency, inOneCurrency())
        .when(
            current(atLeast).isNotNull(),
            when(isUnknown, lit(1.0)).otherwise(decrease(current(atLeast), highest(atMost))));
  }

  private Column inOneCurrency() {
    return decrease(current(col("capital_amount")), highest(col("capital_amount")));
  }

  private static Column current(Column capital) {
    return max_by(capital, col("valid_from")).cast("double");
  }

  private Column highest(Column capital) {
    return max(when(isRecent, capital)).cast("double");
  }

  /** The decrease from a capital of zero is zero. */
  private static Column decrease(Column current, Column highest) {
    Column gone = greatest(lit(0.0), lit(1.0).minus(try_divide(current, highest)));
    return when(
        current.isNotNull(), when(coalesce(highest, lit(0.0)).gt(0), gone).otherwise(lit(0.0)));
  }
}
