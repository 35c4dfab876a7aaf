package org.regulake.pipelines.bench;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * An implementation of a workload, measured from reading Parquet to writing Parquet.
 *
 * @param name name in the table of results
 * @param isOurs whether it is the Regulake implementation, with which peers are compared
 * @param size number of edges or scenarios, see {@link Workload#unit}
 * @param run runs the workload
 * @param answer reads the written result, in the columns of the workload
 */
public record BenchmarkCase(
    Workload workload,
    String name,
    boolean isOurs,
    long size,
    Supplier<Work> run,
    Supplier<Dataset<Row>> answer) {

  /**
   * Outcome of a run.
   *
   * @param rows counts the rows written, outside the measured time
   * @param peakBytes peak memory of the process that ran it; 0 when it ran in this process
   */
  public record Work(LongSupplier rows, long peakBytes) {}
}
