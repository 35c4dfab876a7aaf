package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.linkage.FieldReader;
import org.regulake.models.linkage.LinkageField;
import org.regulake.models.linkage.LinkageModel;

/**
 * Records as they are compared: {@code id}, {@code side} (0 or 1, see {@link #SIDE}), {@code
 * values} of the model's fields (null where not stated), {@code keys} by rule of blocking (null
 * where a field is not stated), and {@code rarities} of the values of the comparisons that weigh
 * them, in bits.
 */
final class LinkageRecords {

  static final String ID = "id";

  /** 0 for the records that are compared, 1 for those with which they are. */
  static final String SIDE = "side";

  static final String VALUES = "values";
  static final String KEYS = "keys";
  static final String RARITIES = "rarities";

  private static final StructType READ =
      new StructType()
          .add(ID, DataTypes.StringType, false)
          .add(SIDE, DataTypes.IntegerType, false)
          .add(VALUES, DataTypes.createArrayType(DataTypes.StringType), false);

  private LinkageRecords() {}

  /**
   * Reads the fields of a model.
   *
   * @param rows {@code id}, and the columns that the model names; others are not read
   * @param side which side they are of
   * @return {@code id, side, values}
   */
  static Dataset<Row> read(Dataset<Row> rows, LinkageModel model, int side) {
    List<Column> columns = new ArrayList<>(List.of(col(ID).cast("string")));
    for (LinkageField field : model.fields()) {
      columns.add(col(field.column()).cast("string"));
    }
    List<LinkageField> fields = model.fields();
    return rows.select(columns.toArray(Column[]::new))
        .mapPartitions(
            (Iterator<Row> part) -> read(part, new FieldReader(fields), side), Encoders.row(READ));
  }

  private static Iterator<Row> read(Iterator<Row> part, FieldReader reader, int side) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(part, 0), false)
        .map(
            row -> {
              String[] stated = new String[row.size() - 1];
              for (int i = 0; i < stated.length; i++) {
                stated[i] = row.getString(i + 1);
              }
              return RowFactory.create(row.getString(0), side, reader.read(stated));
            })
        .iterator();
  }

  /** Adds the keys of blocks. */
  static Dataset<Row> withKeys(Dataset<Row> read, LinkageModel model) {
    List<Column> keys = new ArrayList<>();
    for (int rule = 0; rule < model.blocking().rules().size(); rule++) {
      Column[] values =
          model.fieldsOfRule(rule).stream()
              .map(field -> col(VALUES).getItem(field))
              .toArray(Column[]::new);
      Column areStated =
          Arrays.stream(values).map(Column::isNotNull).reduce(Column::and).orElseThrow();
      keys.add(when(areStated, xxhash64(values)));
    }
    return read.withColumn(KEYS, array(keys.toArray(Column[]::new)));
  }

  /** How frequent each value of a field is: {@code value}, {@code own}, {@code others}. */
  static Dataset<Row> frequencies(Dataset<Row> read, int field) {
    return read.select(col(VALUES).getItem(field).as("value"), col(SIDE))
        .where(col("value").isNotNull())
        .groupBy("value")
        .agg(
            sum(when(col(SIDE).equalTo(0), 1L).otherwise(0L)).as("own"),
            sum(when(col(SIDE).equalTo(1), 1L).otherwise(0L)).as("others"));
  }

  /**
   * Adds the rarities.
   *
   * @param frequencies those of {@link #frequencies} for each comparison that weighs rarity
   * @param stated number of records that state a value, for each of them
   */
  static Dataset<Row> withRarities(
      Dataset<Row> records, LinkageModel model, List<Dataset<Row>> frequencies, List<Long> stated) {
    Dataset<Row> joined = records;
    List<Column> rarities = new ArrayList<>();
    for (int i = 0; i < frequencies.size(); i++) {
      int field = model.fieldOf(model.rarities().get(i));
      String value = "rare_value_" + i;
      String share = "rare_share_" + i;
      Dataset<Row> known =
          frequencies
              .get(i)
              .select(
                  col("value").as(value),
                  col("own").plus(col("others")).divide(lit(stated.get(i))).as(share));
      joined = joined.join(known, col(VALUES).getItem(field).equalTo(col(value)), "left");
      rarities.add(when(col(share).isNull(), 0.0).otherwise(log2(col(share)).multiply(-1)));
    }
    return joined.select(
        col(ID),
        col(SIDE),
        col(VALUES),
        col(KEYS),
        array(rarities.toArray(Column[]::new)).cast("array<double>").as(RARITIES));
  }
}
