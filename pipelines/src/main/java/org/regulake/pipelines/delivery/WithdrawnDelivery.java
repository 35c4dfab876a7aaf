package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code ops.withdrawn_delivery}: deliveries that were taken back, by whom and why.
 */
public final class WithdrawnDelivery {

  public static final Field WITHDRAWN_AT =
      Field.required(
          "withdrawn_at",
          Type.TIMESTAMP,
          "Moment of the decision: known before it, as if it had never come for every later"
              + " moment");
  public static final Field AUTHOR = Field.required("author", Type.STRING, "Who decided");
  public static final Field REASON =
      Field.required("reason", Type.STRING, "Why, in the author's words");
  public static final Field DECISION_ID =
      Field.required("decision_id", Type.STRING, "Folder of the decision in the landing folder");

  public static final Table TABLE =
      Table.named(Layer.OPS, "withdrawn_delivery")
          .grain("one row per delivery that was taken back")
          .key(Provenance.DELIVERY_ID)
          .fields(Provenance.DELIVERY_ID, WITHDRAWN_AT, AUTHOR, REASON, DECISION_ID)
          .build();

  private WithdrawnDelivery() {}
}
