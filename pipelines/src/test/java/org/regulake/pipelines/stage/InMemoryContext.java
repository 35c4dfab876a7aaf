package org.regulake.pipelines.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
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

/** The tables of a stage in memory. */
final class InMemoryContext extends DeclaredContext {

  private final InMemoryLake lake;

  InMemoryContext(InMemoryLake lake, StageDeclaration stage, RunStamp stamp) {
    super(stage, Optional.ofNullable(stamp));
    this.lake = lake;
  }

  @Override
  public SparkSession spark() {
    return lake.spark();
  }

  @Override
  public String program() {
    return StagesOnLake.PROGRAM;
  }

  @Override
  public Optional<EarlierResult> earlier() {
    return Optional.empty();
  }

  @Override
  public void writeConcurrently(List<Runnable> writes) {
    writes.forEach(Runnable::run);
  }

  @Override
  Dataset<Row> rows(Table table) {
    return lake.read(table);
  }

  @Override
  boolean isStored(Table table) {
    return lake.holds(table);
  }

  @Override
  OptionalLong recorded(Table table) {
    return lake.holds(table) ? OptionalLong.of(lake.count(table)) : OptionalLong.empty();
  }

  @Override
  long replace(Table table, Dataset<Row> rows) {
    return lake.replace(table, rows, "true");
  }

  @Override
  long replace(Table table, Dataset<Row> rows, String condition) {
    return lake.replace(table, rows, condition);
  }

  @Override
  long add(Table table, Dataset<Row> rows) {
    return lake.add(table, rows);
  }

  @Override
  void release(Map<Table, Dataset<Row>> stamped, Publication.Auditor auditor) {
    List<AuditProblem> problems = new ArrayList<>();
    stamped.forEach(
        (table, ofDay) -> problems.addAll(auditor.problems(table, ofDay, releasedBefore(table))));
    if (!problems.isEmpty()) {
      throw new AuditFailedException(stamp().asOf(), problems);
    }
    stamped.forEach((table, ofDay) -> lake.replace(table, ofDay, stamp().condition()));
  }

  private Optional<Dataset<Row>> releasedBefore(Table table) {
    Dataset<Row> earlier = lake.read(table).where(col("as_of").lt(lit(stamp().asOf())));
    Row latest = earlier.selectExpr("max(as_of)").first();
    return latest.isNullAt(0)
        ? Optional.empty()
        : Optional.of(earlier.where(col("as_of").equalTo(lit(latest.get(0)))));
  }
}
