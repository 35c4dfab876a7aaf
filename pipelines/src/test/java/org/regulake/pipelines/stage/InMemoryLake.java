package org.regulake.pipelines.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.lakehouse.TableReader;

/**
 * Tables in memory, for tests of single stages. Rows have the columns and types of their contract;
 * a missing value of a required column is refused.
 */
public final class InMemoryLake implements TableReader {

  private final SparkSession spark;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  public InMemoryLake(SparkSession spark) {
    this.spark = spark;
  }

  SparkSession spark() {
    return spark;
  }

  /** Adds the rows of a text; columns that it lacks are filled. */
  public void put(Table table, String text) {
    put(table, TextTable.of(spark, text));
  }

  /** Adds rows; columns that they lack are filled. */
  public void put(Table table, Dataset<Row> given) {
    add(table, FilledRows.filled(table, given));
  }

  /** Runs a stage that judges no day. */
  public Stage.Result run(Stage stage) {
    return run(stage, null);
  }

  /** Runs a stage on a day. */
  public Stage.Result run(Stage stage, RunStamp day) {
    return stage.work(context(stage.declaration(), day));
  }

  /** The context of a stage on a day. */
  public StageContext context(StageDeclaration stage, RunStamp day) {
    return new InMemoryContext(this, stage, day);
  }

  @Override
  public Dataset<Row> read(Table table) {
    return spark.createDataFrame(rows.getOrDefault(table.fullName(), List.of()), Schemas.of(table));
  }

  boolean holds(Table table) {
    return rows.containsKey(table.fullName());
  }

  long count(Table table) {
    return rows.getOrDefault(table.fullName(), List.of()).size();
  }

  long add(Table table, Dataset<Row> given) {
    List<Row> added = collected(table, given);
    List<Row> all = new ArrayList<>(rows.getOrDefault(table.fullName(), List.of()));
    all.addAll(added);
    rows.put(table.fullName(), all);
    return added.size();
  }

  /** Replaces the rows that fulfil a SQL condition. */
  long replace(Table table, Dataset<Row> given, String condition) {
    List<Row> added = collected(table, given);
    List<Row> kept = read(table).where("(%s) IS NOT TRUE".formatted(condition)).collectAsList();
    rows.put(table.fullName(), Stream.concat(kept.stream(), added.stream()).toList());
    return added.size();
  }

  private static List<Row> collected(Table table, Dataset<Row> given) {
    List<Row> collected = Schemas.conform(table, given).collectAsList();
    List<Field> fields = table.fields();
    for (Row row : collected) {
      for (int i = 0; i < fields.size(); i++) {
        if (row.isNullAt(i) && !fields.get(i).isNullable()) {
          throw new IllegalArgumentException(
              "%s: %s is required and missing in %s"
                  .formatted(table.fullName(), fields.get(i).name(), row));
        }
      }
    }
    return collected;
  }
}
