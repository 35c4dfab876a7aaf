package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Table;
import org.regulake.models.testing.TextTable;

/**
 * Rows of a table for tests that state only some of its columns: the others are filled, the times
 * with those of a fact that is valid on {@link #DAY}.
 */
public final class FilledRows {

  public static final LocalDate DAY = LocalDate.of(2025, 3, 31);
  public static final Instant KNOWN_AT = Instant.parse("2025-04-05T00:00:00Z");

  private static final Map<String, Object> FILLERS =
      Map.of(
          "valid_from",
          LocalDate.of(2020, 1, 1),
          "valid_to",
          Bitemporal.OPEN_DATE,
          "known_from",
          Instant.parse("2025-01-05T00:00:00Z"),
          "known_to",
          Bitemporal.OPEN_INSTANT,
          "as_of",
          DAY,
          "known_at",
          KNOWN_AT,
          "record_state",
          "registered",
          "enterprise_kind",
          "company");

  private FilledRows() {}

  /** Adds the rows of a text, as {@link TextTable} reads it, to a table. */
  public static void append(Lakehouse lake, Table table, String text) {
    append(lake, table, TextTable.of(lake.spark(), text));
  }

  /** The same, with one column of lists, which a text cannot express. */
  public static void append(
      Lakehouse lake, Table table, String text, String listColumn, String... list) {
    Column given = array(Arrays.stream(list).map(functions::lit).toArray(Column[]::new));
    append(lake, table, TextTable.of(lake.spark(), text).withColumn(listColumn, given));
  }

  private static void append(Lakehouse lake, Table table, Dataset<Row> given) {
    lake.append(table, filled(table, given));
  }

  /** The rows of a text, completed to rows of a table. */
  public static Dataset<Row> of(SparkSession spark, Table table, String text) {
    return filled(table, TextTable.of(spark, text));
  }

  /** Adds the columns of the table that the rows lack, filled with arbitrary values. */
  public static Dataset<Row> filled(Table table, Dataset<Row> given) {
    Dataset<Row> rows = given;
    for (StructField field : Schemas.of(table).fields()) {
      if (!List.of(rows.columns()).contains(field.name())) {
        rows = rows.withColumn(field.name(), filler(field));
      }
    }
    return rows;
  }

  private static Column filler(StructField field) {
    if (field.dataType() instanceof ArrayType list) {
      return array_repeat(
          filler(
              new StructField(
                  "element", list.elementType(), list.containsNull(), Metadata.empty())),
          0);
    }
    if (field.dataType() instanceof StructType struct) {
      return struct(
          Arrays.stream(struct.fields())
              .map(member -> filler(member).as(member.name()))
              .toArray(Column[]::new));
    }
    return lit(FILLERS.getOrDefault(
            field.name(), field.nullable() ? null : value(field.dataType())))
        .cast(field.dataType());
  }

  private static Object value(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return "x";
    }
    if (type.equals(DataTypes.DateType)) {
      return DAY;
    }
    return type.equals(DataTypes.BooleanType) ? (Object) true : 1;
  }
}
