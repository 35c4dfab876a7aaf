package org.regulake.pipelines.delivery;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

  /**
   * The rows of deliveries that are not withdrawn.
   *
   * @param rows rows with {@code delivery_id}
   * @param withdrawn rows of this table; few, because each was decided by a person
   */
  public static Dataset<Row> standing(Dataset<Row> rows, Dataset<Row> withdrawn) {
    String delivery = Provenance.DELIVERY_ID.name();
    return rows.join(broadcast(withdrawn.select(delivery)), new String[] {delivery}, "left_anti");
  }
}
