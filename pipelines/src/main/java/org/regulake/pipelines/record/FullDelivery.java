package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.delivery.WholeDeliveries;
import org.regulake.pipelines.source.Provenance;

/**
 * A full delivery that arrived completely.
 *
 * @param message its message
 * @param rows rows of its files
 * @param quarantined rows that did not fit their file's header
 */
record FullDelivery(Message message, long rows, long quarantined) {

  String deliveryId() {
    return message.deliveryId();
  }

  /**
   * Whether more of it is in quarantine than its source allows, so that it does not end the records
   * that it leaves out.
   */
  boolean isTooDamaged(long unreadable, double mostQuarantined) {
    return quarantined + unreadable > mostQuarantined * rows;
  }

  /**
   * The complete full deliveries by source, at most a few per month and sender.
   *
   * @param deliveredFiles rows of {@code ops.delivered_file}
   */
  static Map<String, List<FullDelivery>> bySource(Dataset<Row> deliveredFiles) {
    Map<String, List<FullDelivery>> fulls = new HashMap<>();
    WholeDeliveries.in(deliveredFiles)
        .where(col(Provenance.MESSAGE_KIND.name()).equalTo(MessageKind.FULL.code()))
        .collectAsList()
        .forEach(
            row ->
                fulls.computeIfAbsent(row.getAs("source"), name -> new ArrayList<>()).add(of(row)));
    return fulls;
  }

  private static FullDelivery of(Row row) {
    Message message =
        new Message(
            row.getAs("delivery_id"),
            MessageKind.FULL,
            row.<Long>getAs("sequence"),
            row.getAs("scope"),
            row.getAs("event_date"),
            row.getAs("received_at"));
    return new FullDelivery(message, row.<Long>getAs("rows"), row.<Long>getAs("quarantined"));
  }
}
