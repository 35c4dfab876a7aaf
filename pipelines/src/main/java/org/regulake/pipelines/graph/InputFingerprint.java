package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.basis}: counts and hashes of the facts from which the graph of a day
 * was derived. The rows of a day are deleted before the day's tables are written and written again
 * after all of them, so a day that has rows here has complete tables.
 */
final class InputFingerprint {

  static final Field NETWORK =
      Field.required(
          "network",
          Type.STRING,
          "ownership: stakes, and posts of legal representatives; guarantee: guarantees, and the"
              + " net assets or capital of their guarantors");
  static final Field FACT_COUNT =
      Field.required(
          "fact_count",
          Type.LONG,
          "Facts of the network that were valid on the day, as known at the moment of knowledge");
  static final Field FACT_HASH =
      Field.required("fact_hash", Type.LONG, "Hash of these facts, independent of their order");
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

  private InputFingerprint() {}
}
