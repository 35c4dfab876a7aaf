package org.regulake.models.testing;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table written as text, as rule cases and tests do. The header row names and types the columns;
 * {@code null} is the null value; cells are trimmed; an empty cell is the empty string.
 *
 * <pre>
 * | entity_id: string | points: int |
 * | E1                | 25          |
 * | E2                | null        |
 * </pre>
 */
public final class TextTable {

  private static final Map<String, DataType> SHORT_NAMES =
      Map.of("int", DataTypes.IntegerType, "long", DataTypes.LongType);

  private final List<String> names = new ArrayList<>();
  private final List<DataType> types = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(String text) {
    List<List<String>> lines =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(TextTable::cells)
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the text holds no table: write at least a header row");
    }
    for (String header : lines.get(0)) {
      String[] parts = header.split(":", 2);
      names.add(parts[0].strip());
      types.add(parts.length == 1 ? null : type(parts[1].strip()));
    }
    for (List<String> cells : lines.subList(1, lines.size())) {
      if (cells.size() != names.size()) {
        throw new IllegalArgumentException(
            "row %s has %d cells, the header has %d".formatted(cells, cells.size(), names.size()));
      }
      rows.add(cells);
    }
  }

  static TextTable parse(String text) {
    return new TextTable(text);
  }

  /**
   * The table as a Dataset.
   *
   * @throws IllegalArgumentException when a column has no type, a row has the wrong number of
   *     cells, or a cell is not of its type
   */
  public static Dataset<Row> of(SparkSession spark, String text) {
    TextTable table = new TextTable(text);
    StructType schema = new StructType();
    for (int i = 0; i < table.names.size(); i++) {
      if (table.types.get(i) == null) {
        throw new IllegalArgumentException(
            "column '%s' has no type: write it as '%s: string'"
                .formatted(table.names.get(i), table.names.get(i)));
      }
      schema = schema.add(table.names.get(i), table.types.get(i), true);
    }
    StructField[] fields = schema.fields();
    List<Row> rows = table.rows.stream().map(cells -> row(cells, fields)).toList();
    return spark.createDataFrame(rows, schema);
  }

  List<String> names() {
    return names;
  }

  /** Types in column order; null where the header gives none. */
  List<DataType> types() {
    return types;
  }

  List<List<String>> rows() {
    return rows;
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|") || !line.endsWith("|") || line.length() < 2) {
      throw new IllegalArgumentException(
          "'%s' is not a table row: begin and end it with a bar".formatted(line));
    }
    return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private static DataType type(String name) {
    return SHORT_NAMES.containsKey(name) ? SHORT_NAMES.get(name) : DataType.fromDDL(name);
  }

  private static Row row(List<String> cells, StructField[] fields) {
    Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = value(cells.get(i), fields[i]);
    }
    return RowFactory.create(values);
  }

  private static Object value(String cell, StructField field) {
    if (cell.equals("null")) {
      return null;
    }
    try {
      if (field.dataType() instanceof DecimalType) {
        return new BigDecimal(cell);
      }
      return switch (field.dataType().typeName()) {
        case "string" -> cell;
        case "integer" -> Integer.valueOf(cell);
        case "long" -> Long.valueOf(cell);
        case "short" -> Short.valueOf(cell);
        case "double" -> Double.valueOf(cell);
        case "float" -> Float.valueOf(cell);
        case "boolean" -> bool(cell);
        case "date" -> Date.valueOf(LocalDate.parse(cell));
        case "timestamp" -> Timestamp.valueOf(LocalDateTime.parse(cell.replace(' ', 'T')));
        default -> throw new IllegalArgumentException("text tables have no cells of this type");
      };
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "cell '%s' of column '%s': %s is expected"
              .formatted(cell, field.name(), field.dataType().sql()),
          e);
    }
  }

  private static Boolean bool(String cell) {
    if (!cell.equals("true") && !cell.equals("false")) {
      throw new IllegalArgumentException("write true or false");
    }
    return Boolean.valueOf(cell);
  }
}
