package org.regulake.pipelines.repair;

import static org.apache.spark.sql.functions.col;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.source.CreditRepair;
import org.regulake.pipelines.source.Objection;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** Leaves out the records that are withdrawn on a day, as known at a moment. */
public final class StandingRecords {

  private static final Map<Table, Source> ADVERSE =
      Sources.adverse().stream().collect(Collectors.toMap(Source::silver, source -> source));

  private final Dataset<Row> withdrawn;
  private final Set<String> sources;

  private StandingRecords(Dataset<Row> withdrawn, Set<String> sources) {
    this.withdrawn = withdrawn;
    this.sources = sources;
  }

  /**
   * The records that stand on a day. Checks once which sources have withdrawn records; nothing is
   * left out of the others.
   *
   * @param withdrawals rows of {@code silver.record_withdrawal}
   */
  public static StandingRecords on(RunStamp stamp, Dataset<Row> withdrawals) {
    Dataset<Row> withdrawn = withdrawn(stamp, withdrawals);
    Set<String> sources =
        withdrawn.select(column(RecordWithdrawal.SOURCE)).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toSet());
    return new StandingRecords(withdrawn, sources);
  }

  /**
   * The rows that may be shown: those that are not withdrawn, without the decisions that withdraw
   * records, because they name them.
   *
   * @param table the table that they are of
   * @param rows with the columns of the table
   */
  public Dataset<Row> shown(Table table, Dataset<Row> rows) {
    if (table.equals(CreditRepair.TABLE)) {
      return withoutNamed(
          rows.where(column(CreditRepair.STATE).notEqual(Withdrawals.GRANTED)),
          column(CreditRepair.RECORD_NUMBER));
    }
    if (table.equals(Objection.TABLE)) {
      return withoutNamed(
          rows.where(column(Objection.STATE).equalTo(Withdrawals.REFUSED)),
          column(Objection.RECORD_NUMBER));
    }
    return of(table, rows);
  }

  /** Leaves out other decisions about a withdrawn record, such as an application refused before. */
  private Dataset<Row> withoutNamed(Dataset<Row> decisions, Column number) {
    Dataset<Row> named =
        withdrawn
            .where(column(RecordWithdrawal.NUMBER).isNotNull())
            .select(
                column(RecordWithdrawal.ENTITY_ID).as("named_entity"),
                column(RecordWithdrawal.NUMBER).as("named_number"))
            .distinct();
    return decisions.join(
        named,
        col("entity_id")
            .equalTo(col("named_entity"))
            .and(Withdrawals.number(number).equalTo(col("named_number"))),
        "left_anti");
  }

  /** The withdrawals in force on a day, as known at a moment. */
  public static Dataset<Row> withdrawn(RunStamp stamp, Dataset<Row> withdrawals) {
    return withdrawals.where(
        BitemporalRows.isKnownAt(stamp.knownAt()).and(BitemporalRows.isValidOn(stamp.asOf())));
  }

  /**
   * The rows that are not withdrawn.
   *
   * @param table the table that they are of
   * @param rows with the column {@code record_id}
   */
  public Dataset<Row> of(Table table, Dataset<Row> rows) {
    Source source = ADVERSE.get(table);
    if (source == null || !sources.contains(source.name())) {
      return rows;
    }
    return rows.join(
        withdrawn
            .where(column(RecordWithdrawal.SOURCE).equalTo(source.name()))
            .select(column(RecordWithdrawal.RECORD_ID)),
        new String[] {Provenance.RECORD_ID.name()},
        "left_anti");
  }
}
