package org.regulake.models.learning.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.scorecard.Scorecard;

/** Builds rows to be scored, and reads their scores. */
final class ScoredRows {

  private ScoredRows() {}

  /** Rows of features by name, in order; features that are not stated are not available. */
  static Dataset<Row> features(
      SparkSession spark, Scorecard scorecard, List<Map<String, Double>> rows) {
    StructType schema = new StructType().add("entity_id", DataTypes.StringType);
    List<String> names = new ArrayList<>(scorecard.features());
    for (String name : names) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    List<Row> data = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Object[] cells = new Object[names.size() + 1];
      cells[0] = "E%05d".formatted(i);
      for (int j = 0; j < names.size(); j++) {
        cells[j + 1] = rows.get(i).get(names.get(j));
      }
      data.add(RowFactory.create(cells));
    }
    return spark.createDataFrame(data, schema);
  }

  /** The reason of an indicator or a veto in a scored row. */
  static Row reason(Row row, String id) {
    List<Row> reasons = row.getList(row.fieldIndex("reasons"));
    return reasons.stream()
        .filter(reason -> reason.getAs("indicator_id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Ids of the reasons of a scored row, the heaviest first. */
  static List<String> reasonIds(Row row) {
    List<Row> reasons = row.getList(row.fieldIndex("reasons"));
    return reasons.stream().map(reason -> reason.<String>getAs("indicator_id")).toList();
  }

  /** The points that an indicator earns in a scored row. */
  static int pointsOf(Row row, String id) {
    return reasonIds(row).contains(id) ? reason(row, id).<Integer>getAs("points") : 0;
  }
}
