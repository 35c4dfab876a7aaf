package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** The columns of {@code graph.component}: the component of every enterprise and person. */
public final class Component {

  public static final Field NETWORK =
      Field.required(
          "network",
          Type.STRING,
          "ownership = stakes valid on the day; ownership_ever = all stakes acquired up to the day,"
              + " given up since or not");
  public static final Field NODE_ID =
      Field.required("node_id", Type.STRING, "Enterprise or person");
  public static final Field COMPONENT_ID =
      Field.required("component_id", Type.STRING, "Smallest id in the component");
  public static final Field COMPONENT_SIZE =
      Field.required("component_size", Type.LONG, "Enterprises and persons in the component");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "component")
          .grain("one row per day, network and node")
          .key(RunStamp.AS_OF, NETWORK, NODE_ID)
          .fields(
              RunStamp.AS_OF,
              NETWORK,
              NODE_ID,
              COMPONENT_ID,
              COMPONENT_SIZE,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private Component() {}
}
