package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Facts, and a row for every enterprise with unusable rows. */
final class WithUnusable {

  private static final String IS_UNUSABLE = "is_unusable";

  private WithUnusable() {}

  /**
   * Adds {@code is_unusable}, and for every enterprise with unusable rows a row in which it is true
   * and all other columns are null.
   */
  static Dataset<Row> of(Dataset<Row> facts, Optional<Dataset<Row>> unusable) {
    Dataset<Row> usable = facts.withColumn(IS_UNUSABLE, lit(false));
    return unusable
        .map(
            rows ->
                usable.unionByName(
                    rows.select(col("unusable_id").as("entity_id"), lit(true).as(IS_UNUSABLE)),
                    true))
        .orElse(usable);
  }

  /** Whether a row represents unusable rows. */
  static Column isUnusable() {
    return col(IS_UNUSABLE);
  }
}
