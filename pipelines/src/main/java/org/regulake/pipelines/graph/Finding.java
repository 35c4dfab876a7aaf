package org.regulake.pipelines.graph;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/** The columns of {@code graph.finding}: what is remarkable in the graph, with the records that show it. */
public final class Finding {

  public static final Field FINDING_TYPE = Field.required("finding_type", DataTypes.StringType,
      "self_holding, repeated_stake (the same stake stated more than once) or over_held (stakes that add up to more than the whole)");
  public static final Field ENTITY_ID = Field.required("entity_id", DataTypes.StringType, "The enterprise concerned");
  public static final Field MEASURE = Field.required("measure", DataTypes.createDecimalType(24, 9),
      "self_holding: share held in itself (0 when not stated); repeated_stake: surplus statements; over_held: sum of the stakes");
  public static final Field MEASURE_AS_LANDED = Field.required(
      "measure_as_landed", DataTypes.createDecimalType(24, 9), "The same, with every repeated statement counted as often as it was landed");
  public static final Field EVENT_DATE = Field.required("event_date", DataTypes.DateType, "Day on which the latest of the records began to hold");
  public static final Field EVIDENCE =
      Field.required("evidence", DataTypes.createArrayType(DataTypes.StringType, false), "Landed rows that show it, in order");

  public static final Table TABLE = Table.named(Layer.GRAPH, "finding")
      .grain("one row per day, pattern and enterprise")
      .key(RunStamp.AS_OF, FINDING_TYPE, ENTITY_ID)
      .fields(RunStamp.AS_OF, FINDING_TYPE, ENTITY_ID, MEASURE, MEASURE_AS_LANDED, EVENT_DATE, EVIDENCE, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .build();

  private Finding() {}
}
