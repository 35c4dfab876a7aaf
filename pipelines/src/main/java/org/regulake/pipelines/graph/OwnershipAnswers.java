package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.ownership.OwnershipStructure.Answer;

/**
 * Answers of the search for owners in the form of the tables of the day.
 *
 * @param structure {@code entity_id}, {@code answer}, {@code other_id}, {@code share}, {@code
 *     reason}, {@code group_size}
 */
record OwnershipAnswers(Dataset<Row> structure) {

  /** Enterprises with their ultimate controllers, as in {@link Group}. */
  Dataset<Row> groups() {
    return structure
        .where(isAnswer(Answer.CONTROL))
        .select(col("entity_id"), other().as("controller_id"), col("group_size"));
  }

  /** Owners through all chains, and parts without an owner, as in {@link Ownership}. */
  Dataset<Row> owners() {
    return structure
        .where(isAnswer(Answer.OWNER, Answer.UNRECORDED, Answer.CIRCULAR, Answer.DROPPED))
        .select(
            col("entity_id"),
            col("answer").as("part"),
            other().as("owner_id"),
            col("share").as("integrated_ratio"));
  }

  /** Beneficial owners, as in {@link BeneficialOwner} but without the duty to file them. */
  Dataset<Row> beneficialOwners() {
    return structure
        .where(isAnswer(Answer.BENEFICIAL_OWNER))
        .select(
            col("entity_id"),
            other().as("person_id"),
            col("reason"),
            col("share").as("integrated_ratio"));
  }

  /**
   * Adds to beneficial owners whether their enterprise is exempt from filing them.
   *
   * @param exempt {@code exempt_id}
   * @param duty {@code form_id}, {@code has_filing_duty}
   */
  static Dataset<Row> withFiling(Dataset<Row> owners, Dataset<Row> exempt, Dataset<Row> duty) {
    return owners
        .join(exempt, col("entity_id").equalTo(col("exempt_id")), "left")
        .join(duty, col("entity_id").equalTo(col("form_id")), "left")
        .withColumn(
            "is_exempt",
            col("exempt_id").isNotNull().and(coalesce(col("has_filing_duty"), lit(true))))
        .drop("exempt_id", "form_id");
  }

  private static Column isAnswer(Answer... answers) {
    return col("answer").isin(Arrays.stream(answers).map(Answer::code).toArray());
  }

  private static Column other() {
    return coalesce(col("other_id"), lit(""));
  }
}
