package org.regulake.pipelines.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.AuditFailedException;
import org.regulake.pipelines.lakehouse.AuditProblem;
import org.regulake.pipelines.lakehouse.Publication;
import org.regulake.pipelines.stage.Reading.Rows;

/** Access of a stage to the declared tables in memory. */
final class InMemoryContext implements StageContext {

  private final InMemoryLake lake;
  private final StageDeclaration stage;
  private final RunStamp stamp;

  InMemoryContext(InMemoryLake lake, StageDeclaration stage, RunStamp stamp) {
    if (stage.isDaily() != (stamp != null)) {
      throw new IllegalArgumentException(
          "stage %s %s"
              .formatted(
                  stage.name(),
                  stage.isDaily() ? "judges a day, but none is given" : "judges no day"));
    }
    this.lake = lake;
    this.stage = stage;
    this.stamp = stamp;
  }

  @Override
  public SparkSession spark() {
    return lake.spark();
  }

  @Override
  public RunStamp stamp() {
    if (stamp == null) {
      throw new IllegalStateException("stage %s judges no day".formatted(stage.name()));
    }
    return stamp;
  }

  @Override
  public String program() {
    return StagesOnLake.PROGRAM;
  }

  @Override
  public Dataset<Row> read(Table table) {
    if (stage.isReading(table, Rows.ALL)) {
      return lake.read(table);
    }
    require(stage.isReading(table, Rows.OF_DAY) || stage.writes().contains(table), table, "reads");
    return stage.isDaily() ? ofDay(table, stamp.asOf()) : lake.read(table);
  }

  @Override
  public Dataset<Row> readPreviousDay(Table table) {
    require(stage.isReading(table, Rows.OF_PREVIOUS_DAY), table, "reads the previous day of");
    return ofDay(table, stamp().previousDay());
  }

  @Override
  public Dataset<Row> readAllDays(Table table) {
    require(stage.writes().contains(table), table, "reads all days of");
    return lake.read(table);
  }

  @Override
  public OptionalLong recordedRows(Table table) {
    require(stage.isReading(table, Rows.ALL), table, "asks for the recorded rows of");
    return lake.holds(table) ? OptionalLong.of(lake.count(table)) : OptionalLong.empty();
  }

  @Override
  public boolean exists(Table table) {
    require(stage.writes().contains(table), table, "checks for");
    return lake.holds(table);
  }

  @Override
  public long write(Table table, Dataset<Row> rows) {
    requireWritten(table);
    return stage.isDaily()
        ? lake.replace(table, row -> isOfDay(row), stamped(rows))
        : lake.replace(table, row -> true, rows);
  }

  @Override
  public long append(Table table, Dataset<Row> rows) {
    requireWritten(table);
    return lake.add(table, rows);
  }

  @Override
  public void remove(Table table, String condition) {
    requireWritten(table);
    Dataset<Row> kept = lake.read(table).where("(" + condition + ") IS NOT TRUE");
    lake.replace(table, row -> true, kept);
  }

  @Override
  public void writeConcurrently(List<Runnable> writes) {
    writes.forEach(Runnable::run);
  }

  @Override
  public void publish(Map<Table, Dataset<Row>> rows, Publication.Auditor auditor) {
    rows.keySet().forEach(this::requireWritten);
    Map<Table, Dataset<Row>> stamped = new LinkedHashMap<>();
    List<AuditProblem> problems = new ArrayList<>();
    rows.forEach(
        (table, unstamped) -> {
          stamped.put(table, stamped(unstamped));
          problems.addAll(auditor.problems(table, stamped.get(table), releasedBefore(table)));
        });
    if (!problems.isEmpty()) {
      throw new AuditFailedException(stamp().asOf(), problems);
    }
    stamped.forEach((table, ofDay) -> lake.replace(table, row -> isOfDay(row), ofDay));
  }

  private Optional<Dataset<Row>> releasedBefore(Table table) {
    Dataset<Row> earlier = lake.read(table).where(col("as_of").lt(lit(stamp().asOf())));
    Row latest = earlier.selectExpr("max(as_of)").first();
    return latest.isNullAt(0)
        ? Optional.empty()
        : Optional.of(ofDay(table, latest.getDate(0).toLocalDate()));
  }

  private Dataset<Row> ofDay(Table table, LocalDate day) {
    return lake.read(table).where(RunStamp.condition(day));
  }

  private boolean isOfDay(Row row) {
    return row.<Object>getAs(RunStamp.AS_OF.name()).toString().equals(stamp.asOf().toString());
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
