package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.lakehouse.Schemas;

/**
 * Shares computed from subscribed sums. Where every stake of an enterprise states its sum, and the
 * sums add up to the registered capital, the share of a stake is its sum over that capital (Company
 * Law of 2023, art. 65: votes by contributions unless the articles say otherwise).
 */
public final class SubscribedShares {

  /** Largest rounding error of a sum: sums are stated to the cent. */
  private static final BigDecimal ROUNDING_YUAN = new BigDecimal("0.01");

  private SubscribedShares() {}

  /**
   * Fills {@code share_ratio} where it is not stated and can be computed.
   *
   * @param stakes shareholding edges valid on the day: {@code to_id}, {@code share_ratio}, {@code
   *     amount_yuan} (the sum subscribed), and others; for every enterprise among them, all of its
   *     stakes
   * @param enterprises {@code entity_id}, {@code capital_yuan} as registered on the day
   */
  public static Dataset<Row> fill(Dataset<Row> stakes, Dataset<Row> enterprises) {
    Column isAsked = col("share_ratio").isNull().and(col("amount_yuan").isNotNull());
    // Most registers state every share: this check costs less than joins that would change nothing.
    if (stakes.where(isAsked).isEmpty()) {
      return stakes;
    }
    Dataset<Row> asked = stakes.where(isAsked).select(col("to_id").as("asked_id")).distinct();
    Dataset<Row> subscribed =
        stakes
            .join(asked, col("to_id").equalTo(col("asked_id")), "left_semi")
            .groupBy(col("to_id").as("subscribed_id"))
            .agg(
                count(lit(1)).as("stakes"),
                count("amount_yuan").as("stated"),
                sum("amount_yuan").as("subscribed_yuan"))
            .where(col("stakes").equalTo(col("stated")))
            .join(
                enterprises.select(col("entity_id"), col("capital_yuan").as("whole_yuan")),
                col("subscribed_id").equalTo(col("entity_id")))
            .where(
                col("whole_yuan")
                    .gt(0)
                    .and(
                        abs(col("subscribed_yuan").minus(col("whole_yuan")))
                            .leq(col("stakes").multiply(lit(ROUNDING_YUAN)))))
            .select("subscribed_id", "whole_yuan");
    Column share =
        col("amount_yuan").divide(col("whole_yuan")).cast(Schemas.type(Edge.SHARE_RATIO));
    return stakes
        .join(subscribed, col("to_id").equalTo(col("subscribed_id")), "left")
        .withColumn("share_ratio", coalesce(col("share_ratio"), share))
        .drop("subscribed_id", "whole_yuan");
  }
}
