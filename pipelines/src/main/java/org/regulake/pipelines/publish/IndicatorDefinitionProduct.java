package org.regulake.pipelines.publish;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.product.IndicatorDefinition;
import org.regulake.models.product.Product;
import org.regulake.pipelines.stage.Reading;

/** Product: the definitions of the indicators, with citations of the law in force on the day. */
final class IndicatorDefinitionProduct implements DailyProduct {

  private static final StructType SCHEMA =
      CodeList.schema(IndicatorDefinition.INDICATOR_ID)
          .add(IndicatorDefinition.UNIT.name(), DataTypes.StringType)
          .add(IndicatorDefinition.NUMERATOR_ID.name(), DataTypes.StringType)
          .add(IndicatorDefinition.DENOMINATOR_ID.name(), DataTypes.StringType)
          .add(IndicatorDefinition.BASIS.name(), DataTypes.StringType);

  @Override
  public Product product() {
    return IndicatorDefinition.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    List<Row> rows =
        day.indicators().all().stream()
            .map(
                indicator ->
                    RowFactory.create(
                        indicator.id(),
                        indicator.label().zh(),
                        indicator.label().en(),
                        indicator.unit(),
                        indicator.numerator(),
                        indicator.denominator(),
                        day.law().citation(indicator.basis(), day.stamp().asOf())))
            .toList();
    return day.context().spark().createDataFrame(rows, SCHEMA);
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(day.indicators().all().size());
  }
}
