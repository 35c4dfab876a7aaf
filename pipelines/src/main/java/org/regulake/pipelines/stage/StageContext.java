package org.regulake.pipelines.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Publication;
import org.regulake.pipelines.lakehouse.TableReader;

/**
 * Access of a stage to the lake, restricted to the tables of its declaration.
 *
 * <p>Every method with a table throws {@link UndeclaredTableException} when the stage does not
 * declare it.
 */
public interface StageContext extends TableReader {

  SparkSession spark();

  /** The judged day. */
  RunStamp stamp();

  /** Hash of the program and the rules. */
  String program();

  /**
   * The result of the last run of the stage from which this one may be derived; empty when it has
   * to begin from nothing.
   */
  Optional<EarlierResult> earlier();

  /**
   * The declared rows of a table: all, those known at the moment of the judged day, or those of the
   * day. For a table that the stage writes: its existing rows, or those of the day.
   */
  @Override
  Dataset<Row> read(Table table);

  /** The declared rows of the judged day, without the stamp of the run that wrote them. */
  default Dataset<Row> readUnstamped(Table table) {
    return read(table)
        .drop(RunStamp.AS_OF.name(), RunStamp.KNOWN_AT.name(), RunStamp.RUN_ID.name());
  }

  /** Rows of the previous day; none when it was not judged. */
  Dataset<Row> readPreviousDay(Table table);

  /**
   * Rows of all days of a table that the stage writes. They are not an input: the result must not
   * depend on them.
   */
  Dataset<Row> readAllDays(Table table);

  /**
   * Number of rows according to the ledger of a table that is read whole; empty when its stage did
   * not write it.
   */
  OptionalLong recordedRows(Table table);

  boolean exists(Table table);

  /**
   * Replaces all rows of a table; in a daily stage stamps the rows and replaces those of the judged
   * day.
   *
   * @return rows written
   */
  long write(Table table, Dataset<Row> rows);

  /**
   * Adds rows to a table.
   *
   * @return rows written
   */
  long append(Table table, Dataset<Row> rows);

  /** Removes the rows that fulfil a SQL condition. */
  void remove(Table table, String condition);

  /** Writes several tables concurrently and waits for all of them. */
  void writeConcurrently(List<Runnable> writes);

  /**
   * Stamps the rows of published tables, writes them on a branch, audits them, and makes them
   * visible together.
   *
   * @throws org.regulake.pipelines.lakehouse.AuditFailedException when the audit finds a problem;
   *     the visible rows are unchanged
   */
  void publish(Map<Table, Dataset<Row>> rows, Publication.Auditor auditor);
}
