package org.regulake.pipelines.stage;

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

/** The tables of a stage in a lakehouse. */
public final class LakehouseContext extends DeclaredContext {

  private final Lakehouse lake;
  private final String program;
  private final Function<Table, OptionalLong> recordedRows;
  private final Optional<EarlierResult> earlier;

  /**
   * Creates the context of a stage.
   *
   * @param stamp the judged day; empty for a stage that writes whole tables
   * @param program hash of the program and the rules
   * @param recordedRows number of rows of a table according to the ledger
   * @param earlier the result from which the stage may derive its new one
   */
  public LakehouseContext(
      Lakehouse lake,
      StageDeclaration stage,
      Optional<RunStamp> stamp,
      String program,
      Function<Table, OptionalLong> recordedRows,
      Optional<EarlierResult> earlier) {
    super(stage, stamp);
    this.lake = lake;
    this.program = program;
    this.recordedRows = recordedRows;
    this.earlier = earlier;
  }

  @Override
  public SparkSession spark() {
    return lake.spark();
  }

  @Override
  public String program() {
    return program;
  }

  @Override
  public Optional<EarlierResult> earlier() {
    return earlier;
  }

  @Override
  public void writeConcurrently(List<Runnable> writes) {
    lake.writeConcurrently(writes);
  }

  @Override
  Dataset<Row> rows(Table table) {
    return lake.read(table);
  }

  @Override
  boolean isStored(Table table) {
    return lake.exists(table);
  }

  @Override
  OptionalLong recorded(Table table) {
    return recordedRows.apply(table);
  }

  @Override
  long replace(Table table, Dataset<Row> rows) {
    return lake.replace(table, rows);
  }

  @Override
  long replace(Table table, Dataset<Row> rows, String condition) {
    return lake.replaceWhere(table, rows, condition);
  }

  @Override
  long add(Table table, Dataset<Row> rows) {
    return lake.append(table, rows);
  }

  @Override
  void release(Map<Table, Dataset<Row>> stamped, Publication.Auditor auditor) {
    new Publication(lake, stage().writes()).publish(stamp(), stamped, auditor);
  }
}
