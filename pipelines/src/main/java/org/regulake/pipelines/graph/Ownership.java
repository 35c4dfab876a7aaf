package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.ownership}: the parts of an enterprise that its owners have, directly
 * and through others, and the rest without a known owner.
 */
public final class Ownership {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that is owned");
  public static final Field PART =
      Field.required(
          "part",
          Type.STRING,
          "owner; or a kind of rest: unrecorded (no record names the holder), circular (enterprises"
              + " that hold all of each other) or dropped (parts too small to be listed, or at the"
              + " end of chains longer than the limit)");
  public static final Field OWNER_ID =
      Field.required("owner_id", Type.STRING, "Enterprise or person; empty for the rest");
  public static final Field INTEGRATED_RATIO =
      Field.required(
          "integrated_ratio",
          Type.DOUBLE,
          "Part of the enterprise, 0 to 1, over all chains and rings (Baldone, Brioschi and Paleari"
              + " 1998); stakes of over-held enterprises are scaled to the whole. Persons,"
              + " enterprises without holders, and the rest add up to 1");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "ownership")
          .grain("one row per day, enterprise with stated holders, and owner or rest")
          .key(RunStamp.AS_OF, ENTITY_ID, PART, OWNER_ID)
          .fields(
              RunStamp.AS_OF,
              ENTITY_ID,
              PART,
              OWNER_ID,
              INTEGRATED_RATIO,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .check("part_of_the_whole", "integrated_ratio >= 0 AND integrated_ratio <= 1.000001")
          .build();

  private Ownership() {}
}
