package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.Product;
import org.regulake.models.product.WithdrawnRecord;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.StandingRecords;
import org.regulake.pipelines.stage.Reading;

/** Product: the records that are withdrawn on a day. */
final class WithdrawnRecordProduct implements DailyProduct {

  @Override
  public Product product() {
    return WithdrawnRecord.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.known(RecordWithdrawal.TABLE));
  }

  /** A record that several decisions withdraw has the ground of the earliest. */
  @Override
  public Dataset<Row> rows(PublishedDay day) {
    return withdrawn(day)
        .groupBy(
            column(RecordWithdrawal.ENTITY_ID),
            column(RecordWithdrawal.SOURCE),
            column(RecordWithdrawal.RECORD_ID))
        .agg(
            min_by(
                    column(RecordWithdrawal.GROUND),
                    struct(column(Bitemporal.VALID_FROM), column(RecordWithdrawal.GROUND)))
                .as(WithdrawnRecord.GROUND.name()),
            min(column(Bitemporal.VALID_FROM)).as(WithdrawnRecord.WITHDRAWN_FROM.name()));
  }

  private static Dataset<Row> withdrawn(PublishedDay day) {
    return StandingRecords.withdrawn(day.stamp(), day.context().read(RecordWithdrawal.TABLE));
  }

  @Override
  public OptionalLong expectedRows(PublishedDay day) {
    return OptionalLong.of(
        withdrawn(day)
            .select(column(RecordWithdrawal.ENTITY_ID), column(RecordWithdrawal.RECORD_ID))
            .distinct()
            .count());
  }
}
