package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Defects of stated ownership: enterprises that hold themselves, stakes stated twice, and stakes
 * that add up to more than the whole.
 */
final class OwnershipDefects {

  /**
   * Stakes are stated to three decimals, so a sum may exceed the whole by a thousandth through
   * rounding alone.
   */
  static final BigDecimal ROUNDING = new BigDecimal("0.001");

  /**
   * Limit of the rows listed as evidence: for an enterprise with ten thousand holders the sum says
   * enough.
   */
  private static final int MOST_EVIDENCE = 1_000;

  private OwnershipDefects() {}

  /**
   * Finds the defects.
   *
   * @param stakes shareholding edges valid on the day
   * @param stakesEver shareholding edges begun by the day, ended or not
   */
  static Dataset<Row> of(Dataset<Row> stakes, Dataset<Row> stakesEver) {
    return selfHolding(stakesEver).unionByName(repeated(stakesEver)).unionByName(overHeld(stakes));
  }

  private static Dataset<Row> selfHolding(Dataset<Row> stakes) {
    return findings(
        summed(stakes.where(col("from_id").equalTo(col("to_id")))),
        "self_holding",
        least(col("measure"), lit(1)));
  }

  private static Dataset<Row> overHeld(Dataset<Row> stakes) {
    Dataset<Row> over = summed(stakes).where(col("measure").gt(lit(BigDecimal.ONE.add(ROUNDING))));
    return findings(over, "over_held", lit(1).minus(lit(1).divide(col("measure").cast("double"))));
  }

  private static Dataset<Row> repeated(Dataset<Row> stakes) {
    Dataset<Row> repeated =
        perEnterprise(stakes.where(col("landed_count").gt(1)), col("landed_count").minus(1));
    return findings(repeated, "repeated_stake", col("measure").divide(col("measure").plus(1)));
  }

  /**
   * A repeated statement counts as often as it was landed, so this is the sum of the register's
   * rows.
   */
  private static Dataset<Row> summed(Dataset<Row> stakes) {
    return perEnterprise(
        stakes, coalesce(col("share_ratio"), lit(BigDecimal.ZERO)).multiply(col("landed_count")));
  }

  private static Dataset<Row> perEnterprise(Dataset<Row> stakes, Column measure) {
    return stakes
        .groupBy(col("to_id"))
        .agg(
            sum(measure).as("measure"),
            max("valid_from").as("event_date"),
            count(lit(1)).cast("int").as("evidence_count"),
            slice(array_sort(collect_list("record_id")), 1, MOST_EVIDENCE).as("evidence"));
  }

  private static Dataset<Row> findings(Dataset<Row> defects, String type, Column severity) {
    return defects.select(
        lit(type).as("finding_type"),
        lit(null).cast("string").as("shared_id"),
        array(col("to_id")).as("members"),
        col("measure").cast("double").as("measure"),
        severity.cast("double").as("severity"),
        col("event_date"),
        col("evidence"),
        col("evidence_count"),
        lit(true).as("is_complete"));
  }
}
