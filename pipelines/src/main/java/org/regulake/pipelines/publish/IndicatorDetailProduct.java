package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.product.IndicatorDetail;
import org.regulake.models.product.Product;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.stage.Reading;

/** Product: the indicators of a day by province and industry. */
final class IndicatorDetailProduct implements DailyProduct {

  @Override
  public Product product() {
    return IndicatorDetail.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(IndicatorValue.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return values(day).where(not(isTotal()));
  }

  /** The measured values, with the month as its first day. */
  static Dataset<Row> values(PublishedDay day) {
    return day.read(IndicatorValue.TABLE)
        .withColumn(
            IndicatorDetail.MONTH.name(),
            to_date(concat(column(IndicatorValue.MONTH), lit("-01"))));
  }

  /** Whether a value covers all provinces or all industries. */
  static Column isTotal() {
    return column(IndicatorValue.PROVINCE_CODE)
        .equalTo(Indicators.ALL)
        .or(column(IndicatorValue.INDUSTRY_SECTION).equalTo(Indicators.ALL));
  }
}
