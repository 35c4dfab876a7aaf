package org.regulake.pipelines.listing;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.listing.KnownPeriod;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.delivery.WholeDeliveries;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * The period for which each source is completely on record: up to the day of its last delivery, and
 * from the day of its first one, or from ever where a full delivery stated the whole stock. Only
 * whole deliveries of new records count that were not withdrawn; one with a scope completes
 * nothing.
 */
final class KnownPeriods {

  private final Map<String, KnownPeriod> bySource = new TreeMap<>();

  /**
   * The periods by the deliveries known at the moment.
   *
   * @param files rows of {@code ops.delivered_file}
   * @param withdrawn rows of {@code ops.withdrawn_delivery}
   */
  KnownPeriods(Dataset<Row> files, Dataset<Row> withdrawn) {
    WholeDeliveries.in(files)
        .where(
            column(DeliveredFile.SCOPE)
                .equalTo("")
                .and(
                    column(DeliveredFile.MESSAGE_KIND)
                        .isin(MessageKind.FULL.code(), MessageKind.INCREMENTAL.code())))
        .join(
            withdrawn.select(column(Provenance.DELIVERY_ID)),
            new String[] {Provenance.DELIVERY_ID.name()},
            "left_anti")
        .groupBy(column(DeliveredFile.SOURCE))
        .agg(
            bool_or(column(DeliveredFile.MESSAGE_KIND).equalTo(MessageKind.FULL.code())),
            min(column(DeliveredFile.EVENT_DATE)),
            max(column(DeliveredFile.EVENT_DATE)))
        .collectAsList()
        .forEach(
            row ->
                bySource.put(
                    row.getString(0),
                    new KnownPeriod(row.getBoolean(1) ? null : row.getAs(2), row.getAs(3))));
  }

  /** The period of a source; empty when none is complete. */
  Optional<KnownPeriod> of(Source source) {
    return Optional.ofNullable(bySource.get(source.name()));
  }
}
