package org.regulake.pipelines.listing;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.RiskScore;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * The lists of which nothing may be said of an enterprise, because a record from which that may
 * follow is withdrawn.
 */
public final class SealedLists {

  private SealedLists() {}

  /**
   * Enterprises and lists, each pair once: {@code entity_id}, {@code list}.
   *
   * @param withdrawn rows of {@code silver.record_withdrawal} that are in force
   */
  public static Dataset<Row> of(Dataset<Row> withdrawn) {
    return withdrawn
        .select(
            column(RecordWithdrawal.ENTITY_ID).as(RiskScore.ENTITY_ID.name()),
            explode(lists()).as(ListDeviation.LIST.name()))
        .distinct();
  }

  private static Column lists() {
    Column lists = array().cast("array<string>");
    for (Source source : Sources.adverse()) {
      Column concerned =
          array(
              StatutoryList.concernedBy(source.name()).stream()
                  .map(list -> lit(list.code()))
                  .toArray(Column[]::new));
      lists =
          when(
                  column(RecordWithdrawal.SOURCE).equalTo(source.name()),
                  concerned.cast("array<string>"))
              .otherwise(lists);
    }
    return lists;
  }
}
