package org.regulake.pipelines.stage;

import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Publication;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.stage.Reading.Rows;

/** The tables of a stage in a lakehouse. */
public final class LakehouseContext implements StageContext {

  private final Lakehouse lake;
  private final StageDeclaration stage;
  private final Optional<RunStamp> stamp;
  private final String program;
  private final Function<Table, OptionalLong> recordedRows;

  /**
   * Creates the context of a stage.
   *
   * @param stamp the judged day; empty for a stage that writes whole tables
   * @param program hash of the program and the rules
   * @param recordedRows number of rows of a table according to the ledger
   */
  public LakehouseContext(
      Lakehouse lake,
      StageDeclaration stage,
      Optional<RunStamp> stamp,
      String program,
      Function<Table, OptionalLong> recordedRows) {
    if (stage.isDaily() != stamp.isPresent()) {
      throw new IllegalArgumentException(
          "stage %s %s"
              .formatted(
                  stage.name(),
                  stage.isDaily() ? "judges a day, but none is given" : "judges no day"));
    }
    this.lake = lake;
    this.stage = stage;
    this.stamp = stamp;
    this.program = program;
    this.recordedRows = recordedRows;
  }

  @Override
  public SparkSession spark() {
    return lake.spark();
  }

  @Override
  public RunStamp stamp() {
    return stamp.orElseThrow(
        () -> new IllegalStateException("stage %s judges no day".formatted(stage.name())));
  }

  @Override
  public String program() {
    return program;
  }

  @Override
  public Dataset<Row> read(Table table) {
    if (stage.isReading(table, Rows.ALL)) {
      return lake.read(table);
    }
    require(stage.isReading(table, Rows.OF_DAY) || stage.writes().contains(table), table, "reads");
    return stage.isDaily() ? lake.read(table).where(stamp().condition()) : lake.read(table);
  }

  @Override
  public Dataset<Row> readPreviousDay(Table table) {
    require(stage.isReading(table, Rows.OF_PREVIOUS_DAY), table, "reads the previous day of");
    return lake.read(table).where(RunStamp.condition(stamp().previousDay()));
  }

  @Override
  public Dataset<Row> readAllDays(Table table) {
    require(stage.writes().contains(table), table, "reads all days of");
    return lake.read(table);
  }

  @Override
  public OptionalLong recordedRows(Table table) {
    require(stage.isReading(table, Rows.ALL), table, "asks for the recorded rows of");
    return recordedRows.apply(table);
  }

  @Override
  public boolean exists(Table table) {
    require(stage.writes().contains(table), table, "checks for");
    return lake.exists(table);
  }

  @Override
  public long write(Table table, Dataset<Row> rows) {
    requireWritten(table);
    return stage.isDaily()
        ? lake.replaceWhere(table, stamped(rows), stamp().condition())
        : lake.replace(table, rows);
  }

  @Override
  public long append(Table table, Dataset<Row> rows) {
    requireWritten(table);
    return lake.append(table, rows);
  }

  @Override
  public void remove(Table table, String condition) {
    requireWritten(table);
    lake.replaceWhere(table, lake.spark().createDataFrame(List.of(), Schemas.of(table)), condition);
  }

  @Override
  public void writeConcurrently(List<Runnable> writes) {
    lake.writeConcurrently(writes);
  }

  @Override
  public void publish(Map<Table, Dataset<Row>> rows, Publication.Auditor auditor) {
    rows.keySet().forEach(this::requireWritten);
    Map<Table, Dataset<Row>> stamped = new LinkedHashMap<>();
    rows.forEach((table, unstamped) -> stamped.put(table, stamped(unstamped)));
    new Publication(lake, stage.writes()).publish(stamp(), stamped, auditor);
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
