package org.regulake.pipelines.graph;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code graph.control}: the controllers of an enterprise one step up. Control is
 * transitive, so following the rows leads to all controllers; listing them all would take a number
 * of rows quadratic in the length of a chain.
 */
public final class Control {

  public static final Field CONTROLLER_ID =
      Field.required(
          "controller_id",
          Type.STRING,
          "Enterprise or person that holds the majority, alone or together with enterprises under"
              + " its control; its own controllers control the enterprise too");
  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that is controlled");
  public static final Field SHARE_RATIO =
      Field.required(
          "share_ratio",
          Type.decimal(18, 9),
          "Its part of the votes, not counting shares that the enterprise holds in itself; as a"
              + " part of the stated sum when that exceeds the whole; 1 for the partner who"
              + " conducts the affairs of a partnership");
  public static final Field IS_DIRECT =
      Field.required(
          "is_direct",
          Type.BOOLEAN,
          "False when the controller has the majority only together with enterprises under its"
              + " control; their stakes are in graph.finding, split_control");

  public static final Field IS_CONTROLLER_EXITED =
      Field.required(
          "is_controller_exited",
          Type.BOOLEAN,
          "Whether the controller has left the market by the day: its stakes have passed to other"
              + " holders, who are not on record yet");

  public static final Table TABLE =
      Table.named(Layer.GRAPH, "control")
          .grain(
              "one row per day, controlled enterprise and controller (two at half each before July"
                  + " 2024)")
          .key(RunStamp.AS_OF, ENTITY_ID, CONTROLLER_ID)
          .fields(
              RunStamp.AS_OF,
              CONTROLLER_ID,
              ENTITY_ID,
              SHARE_RATIO,
              IS_DIRECT,
              IS_CONTROLLER_EXITED,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private Control() {}
}
