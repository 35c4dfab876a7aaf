package org.regulake.pipelines.record;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.source.Provenance;

/**
 * The withdrawal of a delivery: for every later moment the delivery never arrived.
 *
 * @param deliveryId source and folder
 * @param at moment of the withdrawal
 */
record Withdrawal(String deliveryId, Instant at) implements Serializable {

  /**
   * The withdrawals by source.
   *
   * @param withdrawn rows of {@code ops.withdrawn_delivery}
   */
  static Map<String, List<Withdrawal>> bySource(Dataset<Row> withdrawn) {
    Map<String, List<Withdrawal>> withdrawals = new HashMap<>();
    for (Row row : withdrawn.collectAsList()) {
      String id = row.getAs(Provenance.DELIVERY_ID.name());
      withdrawals
          .computeIfAbsent(id.substring(0, id.indexOf('/')), source -> new ArrayList<>())
          .add(new Withdrawal(id, row.getAs(WithdrawnDelivery.WITHDRAWN_AT.name())));
    }
    return withdrawals;
  }
}
