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
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StageContext;

/** Lists the unusable rows and cells, one row per problem. */
final class Quarantine {

  private static final List<String> PROVENANCE =
      List.of("record_id", "delivery_id", "file_name", "line_number", "received_at");

  private Quarantine() {}

  /** The changed records of which a row is, or was, in quarantine. */
  static List<SourceRecords> withRows(List<SourceRecords> changed) {
    return with(changed, RecordCounts::hasQuarantinedRows);
  }

  /** The changed records of which a cell is, or was, unreadable. */
  static List<SourceRecords> withCells(List<SourceRecords> changed) {
    return with(changed, RecordCounts::hasUnreadCells);
  }

  private static List<SourceRecords> with(
      List<SourceRecords> changed, Predicate<RecordCounts> condition) {
    return changed.stream()
        .filter(records -> records.exchanged().map(condition::test).orElse(true))
        .toList();
  }

  /**
   * Rows of {@code quarantine.record}: landed rows that do not become records.
   *
   * @param context the table as it is stored
   * @param changed the records that are exchanged; all others stay
   */
  static Dataset<Row> records(StageContext context, List<SourceRecords> changed) {
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
    return exchanged(
        context,
        QuarantinedRecord.TABLE,
        changed,
        changed.stream()
            .filter(records -> records.counts().hasQuarantinedRows())
            .map(
                records ->
                    problems(
                        records,
                        isQuarantined,
                        problems,
                        subjectId(records.source()).as(QuarantinedRecord.ENTITY_ID.name())))
            .toList());
  }

  /**
   * Rows of {@code quarantine.cell}: unreadable cells of rows that are not in quarantine as a
   * whole.
   *
   * @param context the table as it is stored
   * @param changed the records that are exchanged; all others stay
   */
  static Dataset<Row> cells(StageContext context, List<SourceRecords> changed) {
    Column isUsable =
        col(RecordHistory.IS_FIRST)
            .and(not(SourceRecords.isFate(Outcome.Fate.UNREADABLE, Outcome.Fate.CONFLICTING)));
    return exchanged(
        context,
        QuarantinedCell.TABLE,
        changed,
        changed.stream()
            .filter(records -> records.counts().hasUnreadCells())
            .map(records -> problems(records, isUsable, col(ReadRecord.CELL_PROBLEMS)))
            .toList());
  }

  private static Column subjectId(Source source) {
    return source
        .subject()
        .map(subject -> col(subject.idField().name()))
        .orElseGet(() -> lit(null).cast("string"));
  }

  private static Dataset<Row> problems(
      SourceRecords records, Column which, Column problems, Column... more) {
    List<Column> columns =
        new ArrayList<>(PROVENANCE.stream().map(org.apache.spark.sql.functions::col).toList());
    columns.addAll(List.of(more));
    columns.add(explode(problems).as("problem"));
    return records
        .history()
        .orElseThrow()
        .where(which)
        .select(columns.toArray(Column[]::new))
        .select(col("*"), col("problem.*"))
        .withColumn("source", lit(records.source().name()));
  }

  /** The stored rows of all records but the changed ones, and the new rows of these. */
  private static Dataset<Row> exchanged(
      StageContext context, Table table, List<SourceRecords> changed, List<Dataset<Row>> rows) {
    List<Dataset<Row>> parts =
        new ArrayList<>(rows.stream().map(some -> Schemas.conform(table, some)).toList());
    Column source = col(QuarantinedRecord.SOURCE.name());
    List<Source> sources = changed.stream().map(SourceRecords::source).toList();
    Object[] others =
        Sources.ALL.stream().filter(other -> !sources.contains(other)).map(Source::name).toArray();
    if (others.length > 0) {
      parts.add(context.read(table).where(source.isin(others)));
    }
    List<SourceRecords> touched =
        changed.stream().filter(records -> records.touched().isPresent()).toList();
    if (!touched.isEmpty()) {
      Object[] names = touched.stream().map(records -> records.source().name()).toArray();
      Dataset<Row> rowIds =
          touched.stream()
              .map(records -> records.touched().orElseThrow().rowIds())
              .reduce(Dataset::union)
              .orElseThrow();
      parts.add(
          context
              .read(table)
              .where(source.isin(names))
              .join(rowIds, new String[] {Provenance.RECORD_ID.name()}, "left_anti"));
    }
    return SourceRecords.union(parts)
        .orElseGet(() -> context.spark().createDataFrame(List.of(), Schemas.of(table)));
  }
}
