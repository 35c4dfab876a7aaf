package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.basis}: what the graph of a day rests on. The rows of a day are taken
 * away before the day's tables are written and come back after all of them, so where there are any,
 * the tables of the day are whole.
 */
final class Basis {

  static final Field NETWORK =
      Field.required(
          "network",
          Type.STRING,
          "ownership: stakes, and posts of legal representatives; guarantee: guarantees, and what"
              + " their guarantors can pay with");
  static final Field FACT_COUNT =
      Field.required(
          "fact_count",
          Type.LONG,
          "Facts of the network that stood on the day as known at the moment");
  static final Field FACT_HASH =
      Field.required("fact_hash", Type.LONG, "Hash of these facts, in any order");
  static final Field PROGRAM =
      Field.required(
              "program",
              Type.STRING,
              "Hash of the program and the rules that derived the day's graph")
          .notContent();

  static final Table TABLE =
      Table.named(Layer.GRAPH, "basis")
          .grain("one row per day and network")
          .key(RunStamp.AS_OF, NETWORK)
          .fields(
              RunStamp.AS_OF,
              NETWORK,
              FACT_COUNT,
              FACT_HASH,
              PROGRAM,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private Basis() {}
}
