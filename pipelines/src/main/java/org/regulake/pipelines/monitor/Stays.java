package org.regulake.pipelines.monitor;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.regulake.models.table.Bitemporal;

/** Provinces and industries of enterprises over time: consecutive stays, from establishment on. */
final class Stays {

  /** Reasons why a stay begins or ends. */
  static final String FOUNDING = "founding";

  static final String MOVE = "move";
  static final String RECLASSIFICATION = "reclassification";
  static final String EXIT = "exit";

  private Stays() {}

  /**
   * The stays of every enterprise.
   *
   * @param states past and present states of registered enterprises, as known at one moment and
   *     begun by one day
   * @return {@code entity_id}, {@code province_code}, {@code industry_section}, {@code from_date},
   *     {@code to_date} (first day after it; 9999-12-31 while it lasts), {@code begins_by}
   *     (founding, move to another province, or reclassification to another industry), {@code
   *     ends_by} (exit, move, reclassification; null while it lasts), {@code entity_type} and
   *     {@code status} of the latest state
   */
  static Dataset<Row> of(Dataset<Row> states) {
    WindowSpec inOrder = Window.partitionBy("entity_id").orderBy("valid_from");
    Column isElsewhere = lag("province_code", 1).over(inOrder).notEqual(col("province_code"));
    Column isOther = lag("industry_section", 1).over(inOrder).notEqual(col("industry_section"));
    // A last state that ended without a day of exit: the register no longer contains the
    // enterprise.
    Column ended = when(col("valid_to").lt(lit(Bitemporal.OPEN_DATE)), col("valid_to"));
    Column place = struct(col("province_code"), col("industry_section"));
    Dataset<Row> stays =
        states
            .withColumn(
                "_begins",
                when(lag("valid_from", 1).over(inOrder).isNull(), FOUNDING)
                    .when(isElsewhere, MOVE)
                    .when(isOther, RECLASSIFICATION))
            .withColumn(
                "_stay", sum(when(col("_begins").isNotNull(), 1).otherwise(0)).over(inOrder))
            .groupBy("entity_id", "_stay")
            .agg(
                min_by(
                        struct(
                            place.as("place"), col("_begins").as("begins_by"), col("valid_from")),
                        col("valid_from"))
                    .as("first"),
                max_by(
                        struct(
                            col("established_date"),
                            coalesce(col("exit_date"), ended).as("exit_date"),
                            col("enterprise_kind"),
                            col("status")),
                        col("valid_from"))
                    .as("last"));
    WindowSpec byStay = Window.partitionBy("entity_id").orderBy("_stay");
    WindowSpec all = byStay.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column latest = last(col("last")).over(all);
    Column next = lead("first", 1).over(byStay);
    return stays
        .withColumn("latest", latest)
        .withColumn("next", next)
        .select(
            col("entity_id"),
            col("first.place.province_code"),
            col("first.place.industry_section"),
            when(
                    col("first.begins_by").equalTo(FOUNDING),
                    coalesce(col("latest.established_date"), col("first.valid_from")))
                .otherwise(col("first.valid_from"))
                .as("from_date"),
            coalesce(col("next.valid_from"), col("latest.exit_date"), lit(Bitemporal.OPEN_DATE))
                .as("to_date"),
            col("first.begins_by").as("begins_by"),
            coalesce(col("next.begins_by"), when(col("latest.exit_date").isNotNull(), EXIT))
                .as("ends_by"),
            col("latest.enterprise_kind").as("entity_type"),
            col("latest.status").as("status"));
  }
}
