package org.regulake.pipelines.publish;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.product.IndicatorDefinition;
import org.regulake.models.table.Field;

/** Codes and their names in both languages. */
final class CodeList {

  private final Field code;
  private final List<Row> rows = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param code the column of the codes
   */
  CodeList(Field code) {
    this.code = code;
  }

  /** Adds a code to this list. */
  CodeList with(String value, String chinese, String english) {
    rows.add(RowFactory.create(value, chinese, english));
    return this;
  }

  Dataset<Row> rows(SparkSession spark) {
    return spark.createDataFrame(rows, schema(code));
  }

  /** Columns of a code and its two names, all of type string. */
  static StructType schema(Field code) {
    return new StructType()
        .add(code.name(), DataTypes.StringType)
        .add(IndicatorDefinition.LABEL_ZH.name(), DataTypes.StringType)
        .add(IndicatorDefinition.LABEL_EN.name(), DataTypes.StringType);
  }
}
