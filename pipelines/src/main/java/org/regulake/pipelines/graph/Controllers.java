package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.lakehouse.Schemas;

/** Controllers of enterprises by the majority of their votes. */
final class Controllers {

  private static final String SPLIT_CONTROL = "split_control";

  private Controllers() {}

  /**
   * Holders of a majority alone, and holders of one together with enterprises under their control.
   */
  static Dataset<Row> of(Dataset<Row> direct, Dataset<Row> findings) {
    Dataset<Row> split =
        findings
            .where(col("finding_type").equalTo(SPLIT_CONTROL))
            .select(
                element_at(col("members"), 1).as("controller_id"),
                element_at(col("members"), -1).as("entity_id"),
                col("measure").cast(Schemas.type(Control.SHARE_RATIO)).as("share_ratio"));
    // Before July 2024 exactly half is control, so one holder may have half alone and more
    // together with others.
    return direct
        .withColumn("is_direct", lit(true))
        .unionByName(
            split
                .join(
                    direct.select("controller_id", "entity_id"),
                    new String[] {"controller_id", "entity_id"},
                    "left_anti")
                .withColumn("is_direct", lit(false)));
  }

  /**
   * Marks controllers that have left the market: their stakes have passed to others, whom the
   * register does not name yet.
   */
  static Dataset<Row> withExit(Dataset<Row> control, Dataset<Row> enterprises, LocalDate asOf) {
    Dataset<Row> exited =
        enterprises
            .where(col("exit_date").leq(lit(asOf)))
            .select(col("entity_id").as("exited_id"))
            .distinct();
    return control
        .join(exited, col("controller_id").equalTo(col("exited_id")), "left")
        .withColumn("is_controller_exited", col("exited_id").isNotNull())
        .drop("exited_id");
  }
}
