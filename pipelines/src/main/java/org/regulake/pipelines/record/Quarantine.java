package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Reason;

/** Lists the unusable rows and cells, one row per problem. */
final class Quarantine {

  private static final List<String> PROVENANCE =
      List.of("record_id", "delivery_id", "file_name", "line_number", "received_at");

  private Quarantine() {}

  /** Rows of {@code quarantine.record}: landed rows that do not become records. */
  static Dataset<Row> records(SparkSession spark, List<SourceRecords> sources) {
    Column orphan =
        struct(
            lit(Reason.DELETION_WITHOUT_RECORD.code()).as("reason_code"),
            lit(null).cast("string").as("column_name"),
            lit(null).cast("string").as("value"));
    Column problems =
        when(SourceRecords.isFate(Outcome.Fate.ORPHAN_WITHDRAWAL), array(orphan))
            .otherwise(col(ReadRecord.PROBLEMS));
    Column isQuarantined =
        SourceRecords.isFate(
            Outcome.Fate.UNREADABLE, Outcome.Fate.CONFLICTING, Outcome.Fate.ORPHAN_WITHDRAWAL);
    return union(
        spark,
        QuarantinedRecord.TABLE,
        sources.stream()
            .filter(records -> records.counts().hasQuarantinedRows())
            .map(
                records ->
                    problems(
                        records,
                        isQuarantined,
                        problems,
                        col(records.source().subject().idField().name())
                            .as(QuarantinedRecord.ENTITY_ID.name())))
            .toList());
  }

  /**
   * Rows of {@code quarantine.cell}: unreadable cells of rows that are not in quarantine as a
   * whole.
   */
  static Dataset<Row> cells(SparkSession spark, List<SourceRecords> sources) {
    Column isUsable =
        col(RecordHistory.IS_FIRST)
            .and(not(SourceRecords.isFate(Outcome.Fate.UNREADABLE, Outcome.Fate.CONFLICTING)));
    return union(
        spark,
        QuarantinedCell.TABLE,
        sources.stream()
            .filter(records -> records.counts().hasUnreadCells())
            .map(records -> problems(records, isUsable, col(ReadRecord.CELL_PROBLEMS)))
            .toList());
  }

  private static Dataset<Row> problems(
      SourceRecords records, Column which, Column problems, Column... more) {
    List<Column> columns =
        new ArrayList<>(PROVENANCE.stream().map(org.apache.spark.sql.functions::col).toList());
    columns.addAll(List.of(more));
    columns.add(explode(problems).as("problem"));
    return records
        .history()
        .where(which)
        .select(columns.toArray(Column[]::new))
        .select(col("*"), col("problem.*"))
        .withColumn("source", lit(records.source().name()));
  }

  private static Dataset<Row> union(SparkSession spark, Table table, List<Dataset<Row>> parts) {
    return SourceRecords.union(parts)
        .orElseGet(() -> spark.createDataFrame(List.of(), Schemas.of(table)));
  }
}
