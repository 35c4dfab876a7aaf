package org.regulake.pipelines.stage;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Publication;
import org.regulake.pipelines.lakehouse.TableReader;

/**
 * What a stage sees of the lake: the tables of its declaration and no others.
 *
 * <p>Every method with a table throws {@link UndeclaredTableException} when the stage does not
 * declare it.
 */
public interface StageContext extends TableReader {

  SparkSession spark();

  /** The day that is judged. */
  RunStamp stamp();

  /** Hash of the program and the rules. */
  String program();

  /**
   * The declared rows of a table: all, or those of the judged day. Of a table that the stage
   * writes, what is there of it, or of the day.
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
   * Rows of all days of a table that the stage writes. They are no input: the result has to be the
   * same whatever is there.
   */
  Dataset<Row> readAllDays(Table table);

  /** Rows that the ledger has of a table that is read whole; empty when its stage wrote none. */
  OptionalLong recordedRows(Table table);

  boolean exists(Table table);

  /**
   * Replaces all rows of a table, or stamps the rows and replaces those of the judged day.
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

  /** Writes several tables at once and waits for all of them. */
  void together(List<Runnable> writes);

  /**
   * Stamps the rows of published tables, writes them on a branch, audits them, and makes them
   * visible together.
   *
   * @throws org.regulake.pipelines.lakehouse.AuditFailedException when the audit finds a problem;
   *     what is visible stays as it was
   */
  void publish(Map<Table, Dataset<Row>> rows, Publication.Auditor auditor);
}
