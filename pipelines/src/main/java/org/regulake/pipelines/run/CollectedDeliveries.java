package org.regulake.pipelines.run;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.KnownDelivery;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.Lakehouse;

/** The deliveries that a lake has collected. */
public final class CollectedDeliveries {

  private CollectedDeliveries() {}

  /** The deliveries with at least one collected file, withdrawn ones among them. */
  public static List<KnownDelivery> in(Lakehouse lake) {
    return of(lake, DeliveredFile.COLLECTED);
  }

  /**
   * The deliveries with a file that is not collected again, withdrawn ones among them: it was
   * collected or repeats one that was.
   */
  public static List<KnownDelivery> settledIn(Lakehouse lake) {
    return of(lake, DeliveredFile.COLLECTED, DeliveredFile.REPLAY);
  }

  private static List<KnownDelivery> of(Lakehouse lake, String... states) {
    Dataset<Row> collected =
        lake.read(DeliveredFile.TABLE)
            .where(col("state").isin((Object[]) states))
            .select("delivery_id", "source", "message_kind", "event_date", "received_at")
            .distinct();
    Dataset<Row> withdrawn =
        lake.read(WithdrawnDelivery.TABLE).select("delivery_id", "withdrawn_at");
    return collected
        .join(withdrawn, collected.col("delivery_id").equalTo(withdrawn.col("delivery_id")), "left")
        .select("source", "message_kind", "event_date", "received_at", "withdrawn_at")
        .collectAsList()
        .stream()
        .map(
            row ->
                new KnownDelivery(
                    row.getString(0),
                    MessageKind.of(row.getString(1)),
                    row.<LocalDate>getAs(2),
                    row.<Instant>getAs(3),
                    row.<Instant>getAs(4)))
        .toList();
  }
}
