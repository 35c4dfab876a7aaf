package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code ops.withdrawn_delivery}: withdrawn deliveries, with the author and the
 * reason of the withdrawal.
 */
public final class WithdrawnDelivery {

  public static final Field WITHDRAWN_AT =
      Field.required(
          "withdrawn_at",
          Type.TIMESTAMP,
          "Moment of the decision: before it the delivery is known, for every later moment it never"
              + " arrived");
  public static final Field AUTHOR = DecisionColumns.AUTHOR;
  public static final Field REASON = DecisionColumns.REASON;
  public static final Field DECISION_ID = DecisionColumns.DECISION_ID;

  public static final Table TABLE =
      Table.named(Layer.OPS, "withdrawn_delivery")
          .grain("one row per withdrawn delivery")
          .key(Provenance.DELIVERY_ID)
          .knownSince(WITHDRAWN_AT)
          .fields(Provenance.DELIVERY_ID, WITHDRAWN_AT, AUTHOR, REASON, DECISION_ID)
          .build();

  private WithdrawnDelivery() {}
}
