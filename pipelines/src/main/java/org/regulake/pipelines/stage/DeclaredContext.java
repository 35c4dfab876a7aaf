package org.regulake.pipelines.stage;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.KnownRows;
import org.regulake.pipelines.lakehouse.Publication;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.stage.Reading.Rows;

/**
 * Holds a stage to its declaration and stamps the rows of its day, wherever the tables are stored.
 */
abstract class DeclaredContext implements StageContext {

  private final StageDeclaration stage;
  private final Optional<RunStamp> stamp;

  DeclaredContext(StageDeclaration stage, Optional<RunStamp> stamp) {
    if (stage.isDaily() != stamp.isPresent()) {
      throw new IllegalArgumentException(
          "stage %s %s"
              .formatted(
                  stage.name(),
                  stage.isDaily() ? "judges a day, but none is given" : "judges no day"));
    }
    this.stage = stage;
    this.stamp = stamp;
  }

  /** All rows of a table; none when it does not exist. */
  abstract Dataset<Row> rows(Table table);

  /** Whether a table exists. */
  abstract boolean isStored(Table table);

  /** Number of rows that the ledger has of a table; empty when there is none. */
  abstract OptionalLong recorded(Table table);

  /**
   * Replaces all rows of a table.
   *
   * @return rows written
   */
  abstract long replace(Table table, Dataset<Row> rows);

  /**
   * Replaces the rows of a table that fulfil a SQL condition.
   *
   * @return rows written
   */
  abstract long replace(Table table, Dataset<Row> rows, String condition);

  /**
   * Adds rows to a table.
   *
   * @return rows written
   */
  abstract long add(Table table, Dataset<Row> rows);

  /** Publishes stamped rows after an audit. */
  abstract void release(Map<Table, Dataset<Row>> stamped, Publication.Auditor auditor);

  final StageDeclaration stage() {
    return stage;
  }

  @Override
  public final RunStamp stamp() {
    return stamp.orElseThrow(
        () -> new IllegalStateException("stage %s judges no day".formatted(stage.name())));
  }

  @Override
  public final Dataset<Row> read(Table table) {
    if (stage.isReading(table, Rows.ALL)) {
      return rows(table);
    }
    if (stage.isReading(table, Rows.KNOWN)) {
      return KnownRows.at(table, rows(table), stamp().knownAt());
    }
    require(stage.isReading(table, Rows.OF_DAY) || stage.writes().contains(table), table, "reads");
    return stage.isDaily() ? rowsOf(table, stamp().asOf()) : rows(table);
  }

  @Override
  public final Dataset<Row> readPreviousDay(Table table) {
    require(stage.isReading(table, Rows.OF_PREVIOUS_DAY), table, "reads the previous day of");
    return rowsOf(table, stamp().previousDay());
  }

  @Override
  public final Dataset<Row> readAllDays(Table table) {
    require(stage.writes().contains(table), table, "reads all days of");
    return rows(table);
  }

  @Override
  public final OptionalLong recordedRows(Table table) {
    require(stage.isReading(table, Rows.ALL), table, "asks for the recorded rows of");
    return recorded(table);
  }

  @Override
  public final boolean exists(Table table) {
    require(stage.writes().contains(table), table, "checks for");
    return isStored(table);
  }

  @Override
  public final long write(Table table, Dataset<Row> rows) {
    requireWritten(table);
    return stage.isDaily()
        ? replace(table, stamped(rows), stamp().condition())
        : replace(table, rows);
  }

  @Override
  public final long append(Table table, Dataset<Row> rows) {
    requireWritten(table);
    return add(table, rows);
  }

  @Override
  public final void remove(Table table, String condition) {
    requireWritten(table);
    replace(table, spark().createDataFrame(List.of(), Schemas.of(table)), condition);
  }

  @Override
  public final void publish(Map<Table, Dataset<Row>> rows, Publication.Auditor auditor) {
    rows.keySet().forEach(this::requireWritten);
    Map<Table, Dataset<Row>> stamped = new LinkedHashMap<>();
    rows.forEach((table, unstamped) -> stamped.put(table, stamped(unstamped)));
    release(stamped, auditor);
  }

  final Dataset<Row> rowsOf(Table table, LocalDate day) {
    return rows(table).where(RunStamp.condition(day));
  }

  private Dataset<Row> stamped(Dataset<Row> rows) {
    return rows.withColumn(RunStamp.AS_OF.name(), lit(stamp().asOf()))
        .withColumn(RunStamp.KNOWN_AT.name(), lit(stamp().knownAt()))
        .withColumn(RunStamp.RUN_ID.name(), lit(stamp().runId()));
  }

  private void requireWritten(Table table) {
    require(stage.writes().contains(table), table, "writes");
  }

  private void require(boolean isDeclared, Table table, String use) {
    if (!isDeclared) {
      throw new UndeclaredTableException(stage, table, use);
    }
  }
}
