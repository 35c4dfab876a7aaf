package org.regulake.pipelines.publish;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.Product;
import org.regulake.models.product.RiskScore;
import org.regulake.pipelines.listing.ListedDeviation;
import org.regulake.pipelines.listing.SealedLists;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.StandingRecords;
import org.regulake.pipelines.stage.Reading;

/**
 * Product: where lists differ from the law. Nothing is said of a list of an enterprise while a
 * record of it from which that may follow is withdrawn.
 */
final class ListDeviationProduct implements DailyProduct {

  @Override
  public Product product() {
    return ListDeviation.PRODUCT;
  }

  @Override
  public List<Reading> reads() {
    return List.of(Reading.ofDay(ListedDeviation.TABLE), Reading.known(RecordWithdrawal.TABLE));
  }

  @Override
  public Dataset<Row> rows(PublishedDay day) {
    Dataset<Row> sealed =
        SealedLists.of(
            StandingRecords.withdrawn(day.stamp(), day.context().read(RecordWithdrawal.TABLE)));
    return day.read(ListedDeviation.TABLE)
        .join(
            sealed,
            new String[] {RiskScore.ENTITY_ID.name(), ListDeviation.LIST.name()},
            "left_anti");
  }
}
