package org.regulake.pipelines.publish;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.product.ClassDefinition;
import org.regulake.models.product.ModelScore;
import org.regulake.models.product.Product;
import org.regulake.models.product.RiskScore;
import org.regulake.models.risk.ClassLevel;
import org.regulake.models.risk.ClassScheme;
import org.regulake.models.risk.RiskModel;
import org.regulake.models.risk.ThinFile;
import org.regulake.pipelines.stage.Reading;

/** Product: the classes of the models in force. */
final class ClassDefinitionProduct implements DailyProduct {

  private static final StructType SCHEMA =
      CodeList.schema(RiskScore.CLASS_CODE)
          .add(ClassDefinition.CLASS_LEVEL.name(), DataTypes.IntegerType)
          .add(ClassDefinition.SCORE_FROM.name(), DataTypes.IntegerType)
          .add(ClassDefinition.SCORE_BELOW.name(), DataTypes.IntegerType)
          .add(ClassDefinition.BASIS.name(), DataTypes.StringType)
          .add(ModelScore.MODEL_ID.name(), DataTypes.StringType)
          .add(ModelScore.IS_CHAMPION.name(), DataTypes.BooleanType);

  @Override
  public Product product() {
    return ClassDefinition.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    List<Row> rows = new ArrayList<>();
    for (RiskModel model : day.models()) {
      boolean isChampion = model.id().equals(day.champion().id());
      ClassScheme scheme = model.scheme();
      for (int level = 0; level < scheme.levels().size(); level++) {
        ClassLevel known = scheme.levels().get(level);
        rows.add(
            RowFactory.create(
                known.code(),
                known.label().zh(),
                known.label().en(),
                level,
                known.from(),
                known.below(),
                scheme.basis(),
                model.id(),
                isChampion));
      }
      ThinFile thin = scheme.thinFile();
      rows.add(
          RowFactory.create(
              thin.code(),
              thin.label().zh(),
              thin.label().en(),
              null,
              null,
              null,
              scheme.basis(),
              model.id(),
              isChampion));
    }
    return day.context().spark().createDataFrame(rows, SCHEMA);
  }
}
