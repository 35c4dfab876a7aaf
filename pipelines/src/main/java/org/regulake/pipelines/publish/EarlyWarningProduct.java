package org.regulake.pipelines.publish;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.EarlyWarning;
import org.regulake.models.product.Product;
import org.regulake.pipelines.monitor.Warning;
import org.regulake.pipelines.stage.Reading;

/** Product: the warnings of a day. */
final class EarlyWarningProduct implements DailyProduct {

  @Override
  public Product product() {
    return EarlyWarning.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(Warning.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return day.read(Warning.TABLE);
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(day.read(Warning.TABLE).count());
  }
}
