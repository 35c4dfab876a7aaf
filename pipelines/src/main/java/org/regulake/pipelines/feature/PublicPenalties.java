package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.regulake.models.law.PenaltyPublicity;

/**
 * Selects the penalties that are public on a day. A penalty that is no longer public, or never was,
 * may not be published as a reason, and a score has to show all of its reasons: so such a penalty
 * does not count.
 */
final class PublicPenalties {

  private PublicPenalties() {}

  /**
   * Selects the rows whose decision is public. A decision that orders several kinds of penalty is
   * public, and for the long term, if one of them is. The term runs from the day of the decision,
   * as the day of publication is not on record, unless the row states its end.
   *
   * @param penalties rows of {@code silver.penalty}
   */
  static Dataset<Row> on(LocalDate day, Dataset<Row> penalties, PenaltyPublicity publicity) {
    WindowSpec decision = Window.partitionBy("entity_id", "decision_id", "authority");
    Column isPublished = not(col("penalty_type").isin(publicity.unpublishedKinds().toArray()));
    Column isLowFine =
        publicity.lowFine() == null
            ? lit(false)
            : col("penalty_type")
                .equalTo("fine")
                .and(coalesce(col("fine_yuan").lt(lit(publicity.lowFine())), lit(true)));
    Column isLong = not(col("penalty_type").isin("warning", "criticism")).and(not(isLowFine));
    Column term = when(col("is_long"), publicity.longMonths()).otherwise(publicity.shortMonths());
    // Partitioned by enterprise alone, so that the features need no further shuffle.
    return penalties
        .repartition(col("entity_id"))
        .withColumn("is_published", bool_or(isPublished).over(decision))
        .withColumn("is_long", bool_or(isLong).over(decision))
        .where(
            col("is_published")
                .and(
                    coalesce(col("publicity_end_date"), add_months(col("decision_date"), term))
                        .gt(lit(day))))
        .drop("is_published", "is_long");
  }
}
