package org.regulake.pipelines.delivery;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Provenance;

/**
 * The deliveries that arrived completely. Of one of which a file was refused, or is a replay, it is
 * unknown what it leaves out.
 */
public final class WholeDeliveries {

  private static final String IS_WHOLE = "is_whole";

  private WholeDeliveries() {}

  /**
   * One row per delivery of which every file was collected that is not ignored: {@code source},
   * {@code delivery_id}, {@code message_kind}, {@code sequence}, {@code scope}, {@code event_date},
   * {@code received_at}, and its {@code rows} and those {@code quarantined}.
   *
   * @param files rows of {@code ops.delivered_file}
   */
  public static Dataset<Row> in(Dataset<Row> files) {
    return files
        .where(
            not(
                col(DeliveredFile.STATE.name())
                    .isin(DeliveredFile.IGNORED, DeliveredFile.WITHDRAWN)))
        .groupBy(
            DeliveredFile.SOURCE.name(),
            Provenance.DELIVERY_ID.name(),
            Provenance.MESSAGE_KIND.name(),
            Provenance.SEQUENCE.name(),
            Provenance.SCOPE.name(),
            Provenance.EVENT_DATE.name(),
            Provenance.RECEIVED_AT.name())
        .agg(
            min(col(DeliveredFile.STATE.name()).equalTo(lit(DeliveredFile.COLLECTED))).as(IS_WHOLE),
            sum(DeliveredFile.ROWS_IN.name()).as("rows"),
            sum(DeliveredFile.ROWS_QUARANTINED.name()).as("quarantined"))
        .where(IS_WHOLE)
        .drop(IS_WHOLE);
  }
}
