package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.code.ExchangeRates;
import org.regulake.models.table.Field;
import org.regulake.pipelines.lakehouse.Schemas;

/**
 * The registered capital of rows of {@code silver.enterprise} in yuan: as stated, or converted from
 * another currency at the lowest and highest rate.
 */
public final class CapitalInYuan {

  private CapitalInYuan() {}

  /**
   * The capital; one in another currency is converted at the lowest rate of the year before the
   * day. Null where it is not known.
   */
  public static Column atLeast(LocalDate day) {
    return at(ExchangeRates.on(day), ExchangeRates.Range::lowest);
  }

  /** The same at the highest rate. */
  public static Column atMost(LocalDate day) {
    return at(ExchangeRates.on(day), ExchangeRates.Range::highest);
  }

  /**
   * The capital at the lowest rate of all years from that of the first day to the one before the
   * day, for amounts stated within this time.
   */
  public static Column atLeast(LocalDate first, LocalDate day) {
    return at(ExchangeRates.between(first, day), ExchangeRates.Range::lowest);
  }

  /** The same at the highest rate. */
  public static Column atMost(LocalDate first, LocalDate day) {
    return at(ExchangeRates.between(first, day), ExchangeRates.Range::highest);
  }

  private static Column at(
      Map<String, ExchangeRates.Range> rates, Function<ExchangeRates.Range, BigDecimal> end) {
    Column rate = lit(null).cast(Schemas.type(Field.YUAN));
    for (Map.Entry<String, ExchangeRates.Range> currency : rates.entrySet()) {
      rate =
          when(
                  col("capital_currency_code").equalTo(currency.getKey()),
                  lit(end.apply(currency.getValue())))
              .otherwise(rate);
    }
    return coalesce(
        col("capital_yuan"), col("capital_amount").multiply(rate).cast(Schemas.type(Field.YUAN)));
  }
}
