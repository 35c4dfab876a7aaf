package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.IndicatorDefinition;
import org.regulake.models.product.Product;
import org.regulake.models.product.RiskDimension;
import org.regulake.models.risk.Dimension;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.Reading;

/** Product: the points of each dimension by the champion. */
final class RiskDimensionProduct implements DailyProduct {

  @Override
  public Product product() {
    return RiskDimension.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(EnterpriseScore.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    List<Dimension> dimensions = day.champion().dimensions();
    return day.scores()
        .select(column(EnterpriseScore.ENTITY_ID), inline(column(EnterpriseScore.DIMENSIONS)))
        .withColumn(
            IndicatorDefinition.LABEL_ZH.name(),
            named(dimensions, dimension -> dimension.label().zh()))
        .withColumn(
            IndicatorDefinition.LABEL_EN.name(),
            named(dimensions, dimension -> dimension.label().en()));
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(day.scoreCount() * day.champion().dimensions().size());
  }

  private static Column named(List<Dimension> dimensions, Function<Dimension, String> name) {
    Column names =
        map(
            dimensions.stream()
                .flatMap(dimension -> Stream.of(lit(dimension.id()), lit(name.apply(dimension))))
                .toArray(Column[]::new));
    return element_at(names, column(RiskDimension.DIMENSION));
  }
}
