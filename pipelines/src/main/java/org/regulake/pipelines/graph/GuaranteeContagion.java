package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.contagion.Contagion;
import org.regulake.models.graph.contagion.GuaranteeCascade;
import org.regulake.models.graph.contagion.LinearDebtRank;

/**
 * Computes, for every debtor with guarantors, which guarantors are reached if only this debtor
 * fails.
 */
final class GuaranteeContagion {

  private static final double TOLERANCE = 1e-9;
  private static final int MOST_ROUNDS = 10_000;
  private static final long MOST_REACHED_PER_FIRM = 16;

  private final Dataset<Row> exposures;
  private final Dataset<Row> guarantors;
  private final Dataset<Row> failures;

  private GuaranteeContagion(
      Dataset<Row> exposures, Dataset<Row> guarantors, Dataset<Row> failures) {
    this.exposures = exposures;
    this.guarantors = guarantors;
    this.failures = failures;
  }

  /**
   * Prepares the scenarios.
   *
   * @param guarantees guarantee edges valid on the day; a guarantee without a stated sum, or for
   *     the guarantor itself, passes on no loss
   * @param components {@code node_id}, {@code component_id} of the same edges
   * @param means {@code entity_id}, {@code net_assets_yuan} (null when not known)
   */
  static GuaranteeContagion of(
      Dataset<Row> guarantees, Dataset<Row> components, Dataset<Row> means) {
    Dataset<Row> exposures =
        guarantees
            .where(col("from_id").notEqual(col("to_id")).and(col("amount_yuan").gt(0)))
            .join(
                components.select("node_id", "component_id"),
                col("from_id").equalTo(col("node_id")))
            .select(
                col("component_id"),
                col("from_id").as("holder_id"),
                col("to_id").as("debtor_id"),
                col("amount_yuan"));
    Dataset<Row> guarantors =
        exposures
            .select(col("component_id"), col("holder_id"))
            .distinct()
            .join(
                means.withColumnRenamed("entity_id", "owning_id"),
                col("holder_id").equalTo(col("owning_id")),
                "left")
            .select(
                col("component_id"),
                col("holder_id").as("entity_id"),
                coalesce(col("net_assets_yuan"), lit(0)).as("equity_yuan"),
                col("net_assets_yuan").isNotNull().as("are_means_known"));
    Dataset<Row> failures =
        exposures
            .select(col("component_id"), col("debtor_id").as("entity_id"))
            .distinct()
            .withColumn("scenario_id", col("entity_id"));
    return new GuaranteeContagion(exposures, guarantors, failures);
  }

  /**
   * The guarantors that are reached.
   *
   * @param lossGivenDefault part of a guaranteed sum that is lost when the debtor fails
   */
  Dataset<Row> reached(BigDecimal lossGivenDefault) {
    return new Contagion(
            MOST_REACHED_PER_FIRM,
            new GuaranteeCascade(lossGivenDefault.doubleValue()),
            new LinearDebtRank(TOLERANCE, MOST_ROUNDS))
        .of(exposures, guarantors, failures)
        .where(col("round").gt(0))
        .join(
            guarantors.select(col("entity_id").as("guarantor_id"), col("are_means_known")),
            col("entity_id").equalTo(col("guarantor_id")))
        .drop("guarantor_id")
        .withColumnRenamed("scenario_id", "failed_id");
  }
}
