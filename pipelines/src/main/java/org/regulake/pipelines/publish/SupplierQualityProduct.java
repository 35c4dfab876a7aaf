package org.regulake.pipelines.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.product.Product;
import org.regulake.models.product.SupplierQuality;
import org.regulake.models.quality.SupplierGrade;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.quality.SupplierMonth;
import org.regulake.pipelines.quality.SupplierMonth.Figure;
import org.regulake.pipelines.quality.SupplierMonths;
import org.regulake.pipelines.stage.Reading;

/** Product: the suppliers of records with their grades. */
final class SupplierQualityProduct implements DailyProduct {

  private static final StructType SCHEMA = schema();

  @Override
  public Product product() {
    return SupplierQuality.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return SupplierMonths.TABLES.stream().map(Reading::known).toList();
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    SupplierGrading grading = SupplierGrading.load();
    return day.context()
        .spark()
        .createDataFrame(
            SupplierMonths.of(day.context(), day.stamp()).stream()
                .map(month -> row(month, grading.of(month.month(), month.graded())))
                .toList(),
            SCHEMA);
  }

  /** The columns of the contract but for the stamp of the run. */
  private static StructType schema() {
    List<Field> stamp = List.of(RunStamp.AS_OF, RunStamp.KNOWN_AT, RunStamp.RUN_ID);
    StructType schema = new StructType();
    for (Field field : SupplierQuality.PRODUCT.table().fields()) {
      if (!stamp.contains(field)) {
        schema = schema.add(field.name(), Schemas.type(field), field.isNullable());
      }
    }
    return schema;
  }

  private static Row row(SupplierMonth month, Optional<SupplierGrade> grade) {
    return RowFactory.create(
        month.publisher(),
        month.month().toString(),
        month.of(Figure.DUE),
        month.of(Figure.ON_TIME),
        month.of(Figure.LATE),
        month.of(Figure.MISSING),
        month.of(Figure.LATE_WORKING_DAYS),
        month.of(Figure.DELIVERIES),
        month.of(Figure.CORRECTIONS),
        month.of(Figure.LANDED),
        month.of(Figure.QUARANTINED),
        ratio(month.of(Figure.QUARANTINED), month.of(Figure.LANDED)),
        month.of(Figure.SERIOUS_CHECKED),
        month.of(Figure.SERIOUS_FAILED),
        month.of(Figure.WARNING_CHECKED),
        month.of(Figure.WARNING_FAILED),
        month.of(Figure.NOTE_CHECKED),
        month.of(Figure.NOTE_FAILED),
        grade.map(SupplierGrade::points).orElse(null),
        grade.map(SupplierGrade::grade).orElse(null),
        grade.map(SupplierGrade::arithmeticZh).orElse(null),
        grade.map(SupplierGrade::arithmeticEn).orElse(null));
  }

  private static BigDecimal ratio(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 9, RoundingMode.HALF_UP);
  }
}
