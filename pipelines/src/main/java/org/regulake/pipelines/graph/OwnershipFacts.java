package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the search for owners and controllers needs to know of stakes and enterprises. */
final class OwnershipFacts {

  private static final Column IS_PERSON = col("from_kind").equalTo("person");

  private OwnershipFacts() {}

  /**
   * Adds {@code has_votes} to stakes: whether a share in an enterprise of that form carries votes. A form that is not known is taken for a company's.
   *
   * @param stakes shareholding edges that stand on the day
   * @param enterprises {@code entity_id}, {@code enterprise_kind} as registered on the day
   * @param formsWithoutVotes forms in which it carries none
   */
  static Dataset<Row> withVotes(Dataset<Row> stakes, Dataset<Row> enterprises, Set<String> formsWithoutVotes) {
    Dataset<Row> without = enterprises.where(col("enterprise_kind").isin(formsWithoutVotes.toArray())).select(col("entity_id").as("voteless_id")).distinct();
    return stakes.join(without, col("to_id").equalTo(col("voteless_id")), "left").withColumn("has_votes", col("voteless_id").isNull()).drop("voteless_id");
  }

  /**
   * Stakes with their component.
   *
   * @param stakes shareholding edges that stand on the day, with {@code has_votes}
   * @param components {@code node_id}, {@code component_id} of the same edges
   */
  static Dataset<Row> stakes(Dataset<Row> stakes, Dataset<Row> components) {
    return withComponent(stakes.select(col("from_id").as("holder_id"), IS_PERSON.as("is_person"), col("to_id").as("entity_id"), col("share_ratio"), col("has_votes")),
        components);
  }

  /**
   * The daily manager of every enterprise that has one: its legal representative, who is the director or manager that runs the company's
   * affairs (Company Law 2023, art. 10).
   *
   * @param representatives edges of legal representatives that stand on the day
   */
  static Dataset<Row> managers(Dataset<Row> representatives, Dataset<Row> components) {
    return withComponent(
        representatives.groupBy(col("to_id").as("entity_id")).agg(min("from_id").as("daily_manager_id")), components);
  }

  /**
   * Enterprises that may do without filing their beneficial owners: small, and held by natural persons alone (Measures for the Administration
   * of Beneficial Owner Information 2024, art. 3: 股东全部为自然人), which is known only where the stated shares make up the whole.
   *
   * @param enterprises {@code entity_id}, {@code capital_at_most} in yuan as registered on the day: foreign currency counts at its highest rate
   * @param largestCapital in yuan; empty before there was an exemption
   * @return {@code exempt_id}
   */
  static Dataset<Row> exempt(Dataset<Row> stakes, Dataset<Row> enterprises, Optional<BigDecimal> largestCapital) {
    Column isSmall = largestCapital.map(most -> col("capital_at_most").leq(lit(most))).orElse(lit(false));
    Dataset<Row> heldByPersons = stakes.groupBy(col("to_id").as("exempt_id"))
        .agg(min(IS_PERSON).as("has_only_persons"), sum("share_ratio").as("known"))
        .where(col("has_only_persons").and(col("known").geq(lit(BigDecimal.ONE.subtract(OwnershipDefects.ROUNDING)))));
    return heldByPersons.join(enterprises.where(isSmall), col("exempt_id").equalTo(col("entity_id")), "left_semi").select("exempt_id");
  }

  private static Dataset<Row> withComponent(Dataset<Row> rows, Dataset<Row> components) {
    return rows.join(components.select("node_id", "component_id"), col("entity_id").equalTo(col("node_id"))).drop("node_id");
  }
}
