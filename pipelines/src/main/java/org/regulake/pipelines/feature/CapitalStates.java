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
 * How the registered capital of the last 24 months compares with that of the day, over the facts of
 * {@link RegisterFeatures}. While its currency is the same, the sums are compared as they are
 * stated, whatever the rates. Where the currency changed, nobody says at which rate: it lies
 * between the lowest and the highest of the years in which the change may lie, so that neither end
 * may be passed off as a decrease. A state of which the capital is not known may have been the
 * highest.
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
    // Numbers keep the aggregate in fixed places, which texts would not.
    Column currency = when(isRecent, xxhash64(col("capital_currency_code")));
    Column isStated =
        col("capital_amount").isNotNull().and(col("capital_currency_code").isNotNull());
    isOfOneCurrency =
        min(currency).equalTo(max(currency)).and(bool_and(isStated.or(not(isRecent))));
  }

  /**
   * Part of the highest capital that is gone for certain; null where the capital of the day is not
   * known.
   */
  Column decreaseAtLeast() {
    return when(isOfOneCurrency, inOneCurrency())
        .otherwise(decrease(current(atMost), highest(atLeast)));
  }

  /** Part that may be gone; null as above. */
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

  /** Nothing is gone where there was nothing. */
  private static Column decrease(Column current, Column highest) {
    Column gone = greatest(lit(0.0), lit(1.0).minus(try_divide(current, highest)));
    return when(
        current.isNotNull(), when(coalesce(highest, lit(0.0)).gt(0), gone).otherwise(lit(0.0)));
  }
}
