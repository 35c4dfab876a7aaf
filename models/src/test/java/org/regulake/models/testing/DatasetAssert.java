package org.regulake.models.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.assertj.core.api.AbstractAssert;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Assertions on the rows of a Dataset; expected rows are written as a {@link TextTable}. */
public final class DatasetAssert extends AbstractAssert<DatasetAssert, Dataset<Row>> {

  private DatasetAssert(Dataset<Row> actual) {
    super(actual, DatasetAssert.class);
  }

  /** Begins an assertion. */
  public static DatasetAssert assertThat(Dataset<Row> actual) {
    return new DatasetAssert(actual);
  }

  /**
   * The Dataset has exactly these rows, in any order. Only the columns of the header are compared;
   * where the header gives a type, it is compared too. Numbers are equal when their values are
   * ({@code 1} and {@code 1.0}); arrays are written {@code [a, b]}, structs {@code {a, b}}.
   */
  public DatasetAssert hasRows(String expected) {
    compare(TextTable.parse(expected), false);
    return this;
  }

  /** As {@link #hasRows(String)}, in this order. */
  public DatasetAssert hasRowsInOrder(String expected) {
    compare(TextTable.parse(expected), true);
    return this;
  }

  /** The Dataset has exactly these columns, in this order. */
  public DatasetAssert hasColumns(String... names) {
    org.assertj.core.api.Assertions.assertThat(actual.columns()).containsExactly(names);
    return this;
  }

  /** The Dataset has no row. */
  public DatasetAssert isEmpty() {
    List<Row> rows = actual.takeAsList(5);
    if (!rows.isEmpty()) {
      failWithMessage("expected no row, found for example %s", rows);
    }
    return this;
  }

  private void compare(TextTable expected, boolean isOrdered) {
    List<String> columns = List.of(actual.columns());
    for (int i = 0; i < expected.names().size(); i++) {
      String name = expected.names().get(i);
      if (!columns.contains(name)) {
        failWithMessage("no column '%s' among %s", name, columns);
      }
      DataType type = expected.types().get(i);
      DataType found = actual.schema().apply(name).dataType();
      if (type != null && !type.sameType(found)) {
        failWithMessage("column '%s' is of type %s, expected %s", name, found.sql(), type.sql());
      }
    }
    Dataset<Row> selected =
        actual.select(
            expected.names().stream()
                .map(name -> actual.col("`" + name + "`"))
                .toArray(Column[]::new));
    StructField[] fields = selected.schema().fields();
    List<List<String>> actualRows =
        selected.collectAsList().stream().map(DatasetAssert::written).toList();
    List<List<String>> expectedRows =
        expected.rows().stream().map(cells -> normal(cells, fields)).toList();
    boolean isEqual =
        isOrdered
            ? actualRows.equals(expectedRows)
            : counted(actualRows).equals(counted(expectedRows));
    if (!isEqual) {
      failWithMessage("%s", difference(expected.names(), expectedRows, actualRows, isOrdered));
    }
  }

  private static Map<String, Integer> counted(List<List<String>> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.toString(), 1, Integer::sum));
    return counts;
  }

  private static List<String> normal(List<String> cells, StructField[] fields) {
    List<String> normal = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      boolean isNumber = fields[i].dataType() instanceof NumericType;
      normal.add(isNumber ? number(cells.get(i)) : cells.get(i));
    }
    return normal;
  }

  private static String number(String cell) {
    try {
      return new BigDecimal(cell).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return cell;
    }
  }

  private static List<String> written(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(written(row.get(i)));
    }
    return cells;
  }

  private static String written(Object value) {
    if (value instanceof Row row) {
      return written(row).stream().collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Iterable<?> items) {
      return CollectionConverters.asJava(items.toSeq()).stream()
          .map(DatasetAssert::written)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Object[] items) {
      return Arrays.stream(items)
          .map(DatasetAssert::written)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Number ? number(value.toString()) : Objects.toString(value);
  }

  private static String difference(
      List<String> names,
      List<List<String>> expected,
      List<List<String>> actual,
      boolean isOrdered) {
    Map<String, Integer> missing = counted(expected);
    List<List<String>> unexpected = new ArrayList<>();
    List<List<String>> common = new ArrayList<>();
    for (List<String> row : actual) {
      boolean isExpected = missing.merge(row.toString(), -1, Integer::sum) >= 0;
      (isExpected ? common : unexpected).add(row);
    }
    List<List<String>> absent = new ArrayList<>();
    for (List<String> row : expected) {
      if (missing.merge(row.toString(), -1, Integer::sum) >= 0) {
        absent.add(row);
      }
    }
    List<List<String>> all = new ArrayList<>(List.of(names));
    all.addAll(expected);
    all.addAll(actual);
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      widths.add(all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    StringBuilder text =
        new StringBuilder(
            "%d rows expected, %d found (- expected and absent, + found and not expected)%n  %s"
                .formatted(expected.size(), actual.size(), line(names, widths)));
    absent.forEach(row -> text.append("\n- ").append(line(row, widths)));
    unexpected.forEach(row -> text.append("\n+ ").append(line(row, widths)));
    common.forEach(row -> text.append("\n  ").append(line(row, widths)));
    if (isOrdered && absent.isEmpty() && unexpected.isEmpty()) {
      text.append("\nthe rows are the same but in another order");
    }
    return text.toString();
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < cells.size(); i++) {
      line.append(' ')
          .append(cells.get(i))
          .append(" ".repeat(widths.get(i) - cells.get(i).length()))
          .append(" |");
    }
    return line.toString();
  }
}
