package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Defects of stated ownership: enterprises that hold themselves, stakes stated twice, and stakes that add up to more than the whole. */
final class OwnershipDefects {

  /** Stakes are stated to three decimals, so a sum may exceed the whole by a thousandth through rounding alone. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.001");

  /** Evidence beyond this many rows is cut: an enterprise with ten thousand holders is known by its sum. */
  private static final int MOST_EVIDENCE = 50;

  private OwnershipDefects() {}

  /**
   * Finds the defects.
   *
   * @param stakes shareholding edges that stand on the day
   * @param stakesEver shareholding edges taken up to the day, given up or not
   */
  static Dataset<Row> of(Dataset<Row> stakes, Dataset<Row> stakesEver) {
    return selfHolding(stakesEver).unionByName(repeated(stakesEver)).unionByName(overHeld(stakes));
  }

  private static Dataset<Row> selfHolding(Dataset<Row> stakes) {
    return summed(stakes.where(col("from_id").equalTo(col("to_id"))), "self_holding");
  }

  private static Dataset<Row> overHeld(Dataset<Row> stakes) {
    return summed(stakes, "over_held").where(col("measure_as_landed").gt(lit(BigDecimal.ONE.add(ROUNDING))));
  }

  private static Dataset<Row> summed(Dataset<Row> stakes, String type) {
    return stakes.withColumn("share", coalesce(col("share_ratio"), lit(BigDecimal.ZERO)))
        .groupBy(col("to_id").as("entity_id"))
        .agg(
            sum(col("share")).as("measure"),
            sum(col("share").multiply(col("landed_count"))).as("measure_as_landed"),
            max("valid_from").as("event_date"),
            slice(array_sort(collect_list("record_id")), 1, MOST_EVIDENCE).as("evidence"))
        .withColumn("finding_type", lit(type));
  }

  private static Dataset<Row> repeated(Dataset<Row> stakes) {
    return stakes.where(col("landed_count").gt(1))
        .groupBy(col("to_id").as("entity_id"))
        .agg(
            sum(col("landed_count").minus(1)).as("measure"),
            sum(col("landed_count").minus(1)).as("measure_as_landed"),
            max("valid_from").as("event_date"),
            slice(array_sort(collect_list("record_id")), 1, MOST_EVIDENCE).as("evidence"))
        .withColumn("finding_type", lit("repeated_stake"));
  }
}
