package org.regulake.pipelines.bench;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One way to get at a result, from Parquet to Parquet.
 *
 * @param name as in the table
 * @param isOurs whether others with the same question are compared with this one
 * @param size edges or scenarios, as the question counts
 * @param run does the work
 * @param answer what was written, in columns of the question
 */
public record Contender(
    Question question,
    String name,
    boolean isOurs,
    long size,
    Supplier<Work> run,
    Supplier<Dataset<Row>> answer) {

  /**
   * What came of the work.
   *
   * @param rows counts the rows written, which is no part of the work
   * @param peakBytes most memory of the process that did it; 0 when it was done here
   */
  public record Work(LongSupplier rows, long peakBytes) {}
}
