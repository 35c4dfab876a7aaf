package org.regulake.models.graph.component;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;

/**
 * Rows that are computed once and kept by the executors until they are closed. Their plan is
 * dropped, so that plans of many rounds stay short. A run that loses executors with such rows has
 * to be restarted.
 */
final class CheckpointedRows implements AutoCloseable {

  private final Dataset<Row> held;
  private final Dataset<Row> rows;
  private final long count;

  private CheckpointedRows(Dataset<Row> held) {
    this.held = held;
    // From the rows alone: Spark would otherwise pass on its estimate of their size, a product over
    // all joins of all rounds that soon has more digits than it can multiply.
    this.rows = held.sparkSession().createDataFrame(held.javaRDD(), held.schema());
    this.count = held.count();
  }

  /** Computes the rows. */
  static CheckpointedRows of(Dataset<Row> rows) {
    return new CheckpointedRows(rows.localCheckpoint());
  }

  Dataset<Row> rows() {
    return rows;
  }

  long count() {
    return count;
  }

  @Override
  public void close() {
    // Spark has no API for this; it would wait for a garbage collection, and disks may be full
    // before that.
    LogicalRDD kept =
        (LogicalRDD) ((org.apache.spark.sql.classic.Dataset<Row>) held).queryExecution().logical();
    kept.rdd().unpersist(false);
  }
}
