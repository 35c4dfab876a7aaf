package org.regulake.models.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.law.Law;

/**
 * Who holds enough of an enterprise directly to be its controlling shareholder: more than half since 2024-07-01 (Company Law 2023, art. 265), half
 * or more before (Company Law 2018, art. 216). At exactly half each, the older law knows two.
 */
public final class DirectControl {

  private final BigDecimal majority;
  private final boolean isInclusive;

  /**
   * Control from a share on.
   *
   * @param majority the share, 0 to 1
   * @param isInclusive whether a holder of exactly this share controls
   */
  public DirectControl(BigDecimal majority, boolean isInclusive) {
    this.majority = majority;
    this.isInclusive = isInclusive;
  }

  /** Control by the law of a day. */
  public static DirectControl of(LocalDate asOf, Law law) {
    return new DirectControl(law.value("majority_share", asOf), law.isInclusive("majority_share", asOf));
  }

  /**
   * Finds controlling holders. Shares that an enterprise holds in itself carry no vote and control nobody.
   *
   * @param shares columns {@code from_id} (holder), {@code to_id} (enterprise) and {@code share_ratio} (0 to 1, null when not stated)
   * @return {@code controller_id}, {@code entity_id}, {@code share_ratio} (sum of the holder's stakes)
   */
  public Dataset<Row> of(Dataset<Row> shares) {
    Column share = col("share_ratio");
    return shares.where(col("from_id").notEqual(col("to_id")).and(share.isNotNull()))
        .groupBy(col("from_id").as("controller_id"), col("to_id").as("entity_id"))
        .agg(sum("share_ratio").as("share_ratio"))
        .where(isInclusive ? share.geq(lit(majority)) : share.gt(lit(majority)));
  }
}
