package org.regulake.pipelines.graph;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/** The columns of {@code graph.control}: holders of enough to control directly. */
public final class Control {

  public static final Field CONTROLLER_ID = Field.required("controller_id", DataTypes.StringType, "Enterprise or person that holds the majority");
  public static final Field ENTITY_ID = Field.required("entity_id", DataTypes.StringType, "The enterprise that is controlled");
  public static final Field SHARE_RATIO = Field.required(
      "share_ratio", org.apache.spark.sql.types.DataTypes.createDecimalType(18, 9), "Sum of the controller's stakes; above 1 when the register errs");

  public static final Table TABLE = Table.named(Layer.GRAPH, "control")
      .grain("one row per day, controlled enterprise and controller (two at half each before July 2024)")
      .key(RunStamp.AS_OF, ENTITY_ID, CONTROLLER_ID)
      .fields(RunStamp.AS_OF, CONTROLLER_ID, ENTITY_ID, SHARE_RATIO, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .build();

  private Control() {}
}
