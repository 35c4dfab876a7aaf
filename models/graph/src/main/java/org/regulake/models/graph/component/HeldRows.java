package org.regulake.models.graph.component;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;

/**
 * Rows that were computed and are held by the tasks until they are closed. What is built on them
 * starts from the rows: the way they were made is forgotten, so plans of many rounds stay short. A
 * run whose executors are lost with rows has to begin again.
 */
final class HeldRows implements AutoCloseable {

  private final Dataset<Row> held;
  private final Dataset<Row> rows;
  private final long count;

  private HeldRows(Dataset<Row> held) {
    this.held = held;
    // From the rows alone: Spark would hand on its estimate of their size, a product over all joins
    // of all rounds that soon has more digits
    // than it can multiply.
    this.rows = held.sparkSession().createDataFrame(held.javaRDD(), held.schema());
    this.count = held.count();
  }

  /** Computes the rows. */
  static HeldRows of(Dataset<Row> rows) {
    return new HeldRows(rows.localCheckpoint());
  }

  Dataset<Row> rows() {
    return rows;
  }

  long count() {
    return count;
  }

  @Override
  public void close() {
    // Spark has no word for this; it would wait until the Java heap is tidied up, and disks are
    // full before that.
    LogicalRDD kept =
        (LogicalRDD) ((org.apache.spark.sql.classic.Dataset<Row>) held).queryExecution().logical();
    kept.rdd().unpersist(false);
  }
}
