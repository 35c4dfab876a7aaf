package org.regulake.pipelines.lakehouse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;

/** Reads tables of a lake. */
@FunctionalInterface
public interface TableReader {

  /** The rows of a table; an empty Dataset with its schema when it was never written. */
  Dataset<Row> read(Table table);
}
