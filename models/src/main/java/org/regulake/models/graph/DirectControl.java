package org.regulake.models.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who holds the majority of an enterprise directly (Company Law 2023, art. 265: controlling shareholder). */
public final class DirectControl {

  private final BigDecimal majority;

  /**
   * Control by more than a share.
   *
   * @param majority the share that has to be exceeded, as the law of the day says
   */
  public DirectControl(BigDecimal majority) {
    this.majority = majority;
  }

  /**
   * Finds controlling holders. Shares that an enterprise holds in itself carry no vote and control nobody.
   *
   * @param shares columns {@code from_id} (holder), {@code to_id} (enterprise) and {@code share_ratio} (0 to 1, null when not stated)
   * @return {@code controller_id}, {@code entity_id}, {@code share_ratio} (sum of the holder's stakes)
   */
  public Dataset<Row> of(Dataset<Row> shares) {
    return shares.where(col("from_id").notEqual(col("to_id")).and(col("share_ratio").isNotNull()))
        .groupBy(col("from_id").as("controller_id"), col("to_id").as("entity_id"))
        .agg(sum("share_ratio").as("share_ratio"))
        .where(col("share_ratio").gt(lit(majority)));
  }
}
