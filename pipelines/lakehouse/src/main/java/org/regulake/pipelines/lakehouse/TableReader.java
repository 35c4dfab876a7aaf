package org.regulake.pipelines.lakehouse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Table;

/** Something that reads tables of a lake. */
@FunctionalInterface
public interface TableReader {

  /** The rows of a table; an empty Dataset of its contract when nothing was written yet. */
  Dataset<Row> read(Table table);
}
