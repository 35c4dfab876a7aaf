package org.regulake.pipelines.publish;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.IndicatorTotal;
import org.regulake.models.product.Product;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.stage.Reading;

/** Product: the indicators of a day over all provinces or all industries. */
final class IndicatorTotalProduct implements DailyProduct {

  @Override
  public Product product() {
    return IndicatorTotal.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(IndicatorValue.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return IndicatorDetailProduct.values(day).where(IndicatorDetailProduct.isTotal());
  }
}
