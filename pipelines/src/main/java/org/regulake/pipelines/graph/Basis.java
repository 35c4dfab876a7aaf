package org.regulake.pipelines.graph;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/**
 * The columns of {@code graph.basis}: what the graph of a day rests on. The row of a day is taken away before the day's tables are written and
 * comes back after all of them, so where there is one, the tables of the day are whole.
 */
final class Basis {

  static final Field EDGE_COUNT = Field.required(
      "edge_count", DataTypes.LongType, "Stakes, and posts of legal representatives, that stood on the day as known at the moment");
  static final Field EDGE_HASH = Field.required("edge_hash", DataTypes.LongType, "Hash of these edges, in any order");
  static final Field PROGRAM =
      Field.required("program", DataTypes.StringType, "Hash of the program and the rules that derived the day's graph").notContent();

  static final Table TABLE = Table.named(Layer.GRAPH, "basis")
      .grain("one row per day")
      .key(RunStamp.AS_OF)
      .fields(RunStamp.AS_OF, EDGE_COUNT, EDGE_HASH, PROGRAM, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .build();

  private Basis() {}
}
