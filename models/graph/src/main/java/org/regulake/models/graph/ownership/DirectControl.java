package org.regulake.models.graph.ownership;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.law.Law;

/**
 * Holders with enough direct shares of an enterprise to be its controlling shareholder: more than
 * half since 2024-07-01 (Company Law 2023, art. 265), half or more before (Company Law 2018, art.
 * 216). With exactly half each, the older law has two.
 */
public final class DirectControl {

  private static final DataType SHARE = DataTypes.createDecimalType(18, 9);

  private final BigDecimal majority;
  private final boolean isInclusive;

  /**
   * Control by a share of at least, or more than, a majority.
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
    return new DirectControl(
        law.value("majority_share", asOf), law.isInclusive("majority_share", asOf));
  }

  /**
   * Finds controlling holders. Shares that an enterprise holds in itself carry no vote (Company Law
   * 2023, art. 116), so the votes are those of the others; where the stated shares add up to more
   * than the whole, each is a part of their sum. {@link
   * org.regulake.models.graph.ownership.ControlClosure} counts the same way.
   *
   * @param shares columns {@code from_id} (holder), {@code to_id} (enterprise) and {@code
   *     share_ratio} (0 to 1, null when not stated)
   * @return {@code controller_id}, {@code entity_id}, {@code share_ratio} (the holder's part of the
   *     votes, rounded to nine decimals)
   */
  public Dataset<Row> of(Dataset<Row> shares) {
    Column isOwn = col("controller_id").equalTo(col("entity_id"));
    WindowSpec ofEnterprise = Window.partitionBy("entity_id");
    Column needed = col("votes").multiply(lit(majority));
    // One shuffle for the sums of holders and of enterprises.
    return shares
        .where(col("share_ratio").isNotNull())
        .repartition(col("to_id"))
        .groupBy(col("from_id").as("controller_id"), col("to_id").as("entity_id"))
        .agg(sum("share_ratio").as("share"))
        .withColumn(
            "votes",
            greatest(sum("share").over(ofEnterprise), lit(BigDecimal.ONE))
                .minus(
                    coalesce(
                        sum(when(isOwn, col("share"))).over(ofEnterprise), lit(BigDecimal.ZERO))))
        .where(not(isOwn).and(isInclusive ? col("share").geq(needed) : col("share").gt(needed)))
        .select(
            col("controller_id"),
            col("entity_id"),
            col("share").divide(col("votes")).cast(SHARE).as("share_ratio"));
  }
}
