package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.withdrawn_record}: the records that are withdrawn on the day. The products of
 * the day do not use them; whoever reads an earlier day leaves out the facts that it names.
 */
public final class WithdrawnRecord {

  public static final Field SOURCE =
      Field.required("source", Type.STRING, "Source of the withdrawn record").chinese("来源");
  public static final Field RECORD_ID =
      Field.required(
              "record_id",
              Type.STRING,
              "Landed row that states it, as in the facts of published.risk_reason")
          .chinese("来文行标识");
  public static final Field GROUND =
      Field.required(
              "ground",
              Type.STRING,
              "repair: its repair is granted; objection_open: an objection to it is not decided"
                  + " yet; objection_upheld: it was found wrong")
          .chinese("事由");
  public static final Field WITHDRAWN_FROM =
      Field.required(
              "withdrawn_from", Type.DATE, "First day on which it may not be shown, shared or used")
          .chinese("停止展示使用日");

  public static final Product PRODUCT =
      Product.of(
              "withdrawn_record",
              new Label("停止展示和使用的记录", "Records withdrawn from display and use"),
              Sharing.CONDITIONAL,
              "one row per day and withdrawn landed row",
              List.of(RiskScore.ENTITY_ID, SOURCE, RECORD_ID),
              GROUND,
              WITHDRAWN_FROM)
          .check("known_ground", "ground IN ('repair', 'objection_open', 'objection_upheld')");

  private WithdrawnRecord() {}
}
