package org.regulake.pipelines.lakehouse;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** Translates table contracts into Spark schemas. */
public final class Schemas {

  private Schemas() {}

  /** The schema of a table: types, nullability, and sentences as column comments. */
  public static StructType of(Table table) {
    return new StructType(
        table.fields().stream().map(Schemas::structField).toArray(StructField[]::new));
  }

  private static StructField structField(Field field) {
    String comment =
        field.unit().isEmpty() ? field.sentence() : field.sentence() + " [" + field.unit() + "]";
    return new StructField(field.name(), type(field), field.isNullable(), Metadata.empty())
        .withComment(comment);
  }

  /** The type of a column. */
  public static DataType type(Field field) {
    return type(field.type());
  }

  /** The Spark type of a type. */
  public static DataType type(Type type) {
    if (type instanceof Type.Decimal decimal) {
      return DataTypes.createDecimalType(decimal.precision(), decimal.scale());
    }
    if (type instanceof Type.ListOf list) {
      return DataTypes.createArrayType(type(list.element()), list.holdsNull());
    }
    if (type instanceof Type.Struct struct) {
      StructType members = new StructType();
      for (var member : struct.members().entrySet()) {
        members = members.add(member.getKey(), type(member.getValue()));
      }
      return members;
    }
    return switch ((Type.Simple) type) {
      case STRING -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }

  /** A column, for use in expressions. */
  public static Column column(Field field) {
    return functions.col(field.name());
  }

  /**
   * Brings a Dataset into the column order and types of a table; other columns are left out.
   *
   * @throws IllegalArgumentException when the Dataset lacks a column of the table
   */
  public static Dataset<Row> conform(Table table, Dataset<Row> rows) {
    Set<String> present = Set.of(rows.columns());
    List<String> absent =
        table.fields().stream()
            .map(Field::name)
            .filter(column -> !present.contains(column))
            .toList();
    if (!absent.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: the rows to be written lack %s; they have %s"
              .formatted(table.fullName(), absent, List.of(rows.columns())));
    }
    return rows.select(
        table.fields().stream()
            .map(field -> rows.col(field.name()).cast(type(field)).as(field.name()))
            .toArray(Column[]::new));
  }
}
