package org.regulake.pipelines.publish;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ModelScore;
import org.regulake.models.product.Product;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.Reading;

/** Product: the scores by every model. */
final class ModelScoreProduct implements DailyProduct {

  @Override
  public Product product() {
    return ModelScore.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(EnterpriseScore.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return day.read(EnterpriseScore.TABLE);
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(day.scoreCount() * day.models().size());
  }
}
