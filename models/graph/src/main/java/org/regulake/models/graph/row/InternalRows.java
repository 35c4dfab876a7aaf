package org.regulake.models.graph.row;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Rows in the internal format of Spark. For steps that read and write millions of rows and do
 * little with each: converting them to rows of Java and back would take longer than all the rest.
 * Text is {@link org.apache.spark.unsafe.types.UTF8String}.
 */
public final class InternalRows {

  private InternalRows() {}

  /**
   * The rows of a table; each is overwritten by the next one, so values that are kept have to be
   * copied.
   */
  public static JavaRDD<InternalRow> of(Dataset<Row> table) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) table).queryExecution().toRdd().toJavaRDD();
  }

  /** A row of internal values. */
  public static InternalRow row(Object... values) {
    return new GenericInternalRow(values);
  }

  /**
   * A table of rows that hold, column by column, the internal values for the types of the schema.
   */
  public static Dataset<Row> table(
      JavaRDD<InternalRow> rows, StructType schema, org.apache.spark.sql.SparkSession spark) {
    return ((SparkSession) spark).internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
