package org.regulake.pipelines.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.text.Visible;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.ReadOnlySession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: runs a query on the tables of a lake. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description =
        "Runs one SQL query on any tables of the lake; './regulake tables' lists them. All other"
            + " statements are refused.",
    footer = {
      "",
      "Examples:",
      "  ./regulake sql \"",
      "    SELECT as_of, class_code, count(*) FROM published.risk_score",
      "    GROUP BY as_of, class_code ORDER BY as_of, class_code\"",
      "  ./regulake sql \"",
      "    SELECT source, column_name, reason_code, count(*) AS times FROM quarantine.record",
      "    GROUP BY source, column_name, reason_code ORDER BY times DESC, source, column_name,"
          + " reason_code\"",
      "  ./regulake sql --format csv \"SELECT * FROM silver.enterprise WHERE province_name ="
          + " '浙江省'\" > enterprises.csv",
      "  ./regulake sql --format json \"SELECT entity_id, reasons FROM published.risk_score LIMIT"
          + " 1\""
    })
final class SqlCommand implements Callable<Integer> {

  /** Output formats. */
  enum Format {
    table,
    csv,
    json
  }

  private static final int MOST_ROWS_AS_TABLE = 1_000;
  private static final int WIDEST_CELL = 60;

  @Mixin private ConfigOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "table (default; at most 1,000 rows), csv or json (one object per line; all rows).",
        "Invisible characters are written as escapes; csv also puts an apostrophe before formulas."
            + " Only json is exact."
      })
  private Format format = Format.table;

  @Parameters(paramLabel = "QUERY", description = "The query, in quotation marks.")
  private String query;

  @Override
  public Integer call() {
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "sql");
    try {
      SparkSession reading = ReadOnlySession.create(spark, config.lakehouse());
      SparkSession.setActiveSession(reading);
      Dataset<Row> rows = new QueryCatalog(new Lakehouse(reading, config.lakehouse())).query(query);
      PrintStream out =
          format == Format.table
              ? Terminal.out()
              : new PrintStream(System.out, false, StandardCharsets.UTF_8);
      switch (format) {
        case table -> printTable(plain(rows), out);
        case csv -> printCsv(plain(rows), out);
        case json -> printJson(rows, out);
      }
      out.flush();
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  /**
   * Converts all columns to text: lists and structures as JSON, moments with the offset of their
   * zone, other types as Spark prints them.
   */
  static Dataset<Row> plain(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column column = rows.col("`" + field.name().replace("`", "``") + "`");
      boolean isNested =
          field.dataType() instanceof ArrayType
              || field.dataType() instanceof StructType
              || field.dataType() instanceof MapType;
      boolean isMoment = field.dataType().equals(DataTypes.TimestampType);
      columns.add(
          (isNested ? functions.to_json(column) : isMoment ? moment(column) : column.cast("string"))
              .as(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column moment(Column column) {
    return functions.concat(
        functions.translate(column.cast("string"), " ", "T"), functions.date_format(column, "xxx"));
  }

  private static void printTable(Dataset<Row> rows, PrintStream out) {
    List<Row> some = rows.limit(MOST_ROWS_AS_TABLE + 1).collectAsList();
    List<List<String>> lines =
        some.stream().limit(MOST_ROWS_AS_TABLE).map(SqlCommand::cells).toList();
    Text.table(Arrays.asList(rows.columns()), lines, WIDEST_CELL).forEach(out::println);
    out.println(
        some.size() > MOST_ROWS_AS_TABLE
            ? "  the first %,d rows; --format csv prints all".formatted(MOST_ROWS_AS_TABLE)
            : "  %,d rows".formatted(some.size()));
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.isNullAt(i) ? "" : row.getString(i));
    }
    return cells;
  }

  private static void printJson(Dataset<Row> rows, PrintStream out) {
    rows.toJSON().toLocalIterator().forEachRemaining(line -> out.println(Visible.json(line)));
  }

  private static void printCsv(Dataset<Row> rows, PrintStream out) {
    try (CsvWriter writer =
        CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      writer.writeRecord(
          Arrays.stream(rows.columns()).map(Spreadsheet::cell).toArray(String[]::new));
      for (Iterator<Row> iterator = rows.toLocalIterator(); iterator.hasNext(); ) {
        Row row = iterator.next();
        String[] cells = new String[row.size()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = Spreadsheet.cell(row.getString(i));
        }
        writer.writeRecord(cells);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the rows", cause);
    }
  }
}
