package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** The columns of {@code graph.group}: the ultimate controller of an enterprise. */
public final class Group {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that is controlled");
  public static final Field CONTROLLER_ID =
      Field.required(
          "controller_id",
          Type.STRING,
          "The enterprise or person that controls it, alone or through enterprises it controls, and"
              + " has no controller itself; empty when the members of the group control each other"
              + " in a ring");
  public static final Field GROUP_SIZE =
      Field.required(
          "group_size",
          Type.INTEGER,
          "Enterprises and persons of the group, its controller included");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "group")
          .grain("one row per day and controlled enterprise")
          .key(RunStamp.AS_OF, ENTITY_ID)
          .fields(
              RunStamp.AS_OF,
              ENTITY_ID,
              CONTROLLER_ID,
              GROUP_SIZE,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private Group() {}
}
