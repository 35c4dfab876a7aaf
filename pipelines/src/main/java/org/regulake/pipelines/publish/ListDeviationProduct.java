package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.Product;
import org.regulake.models.product.RiskScore;
import org.regulake.pipelines.listing.ListedDeviation;
import org.regulake.pipelines.listing.StatutoryList;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.StandingRecords;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.stage.Reading;

/**
 * Product: where lists differ from the law. Nothing is said of a list of an enterprise while a
 * record of it from which that may follow, a listing or a penalty, is withdrawn.
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
        StandingRecords.withdrawn(day.stamp(), day.context().read(RecordWithdrawal.TABLE))
            .select(
                column(RecordWithdrawal.ENTITY_ID).as(RiskScore.ENTITY_ID.name()),
                explode(split(lists(), " ")).as(ListDeviation.LIST.name()))
            .distinct();
    return day.read(ListedDeviation.TABLE)
        .join(
            sealed,
            new String[] {RiskScore.ENTITY_ID.name(), ListDeviation.LIST.name()},
            "left_anti");
  }

  /** The lists about which a withdrawn record says something, separated by blanks. */
  private static Column lists() {
    Column source = column(RecordWithdrawal.SOURCE);
    Column lists =
        when(
            source.equalTo(Penalty.SOURCE.name()),
            lit(StatutoryList.SERIOUS.code() + " " + StatutoryList.RED.code()));
    for (StatutoryList list : StatutoryList.values()) {
      lists = lists.when(source.equalTo(list.source().name()), lit(list.code()));
    }
    return lists;
  }
}
