package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.models.graph.contagion.Contagion;
import org.regulake.models.graph.contagion.LinearDebtRank;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure;

/**
 * The implementation that runs use, on the data of the benchmark. Components are computed first,
 * unless the whole graph fits into the memory of a task.
 */
final class OurImplementation {

  private static final StructType TERMS =
      new StructType()
          .add("component_id", DataTypes.StringType)
          .add("entity_id", DataTypes.StringType)
          .add("daily_manager_id", DataTypes.StringType)
          .add("is_state_controlled", DataTypes.BooleanType)
          .add("asks_general_partner", DataTypes.BooleanType);

  /**
   * Parts of a ten-thousandth or more are listed, as in the tables; rings of up to 1,000
   * enterprises are solved exactly.
   */
  private static final OwnershipRules RULES =
      new OwnershipRules(
          0.5, 0.25, true, SparkPeers.SMALLEST_SHARE, 1_000, Set.of(), Set.of(), false);

  private static final LinearDebtRank DEBT_RANK = new LinearDebtRank(1e-9, 10_000);

  private final SparkSession spark;
  private final BenchmarkData data;
  private final long maxNodesInMemory;

  OurImplementation(SparkSession spark, BenchmarkData data, long maxNodesInMemory) {
    this.spark = spark;
    this.data = data;
    this.maxNodesInMemory = maxNodesInMemory;
  }

  Dataset<Row> components() {
    return new WeakComponents(maxNodesInMemory).of(data.stakes());
  }

  Dataset<Row> control() {
    Dataset<Row> stakes = data.stakes();
    return new OwnershipStructure(RULES)
        .controllers(
            fits(stakes)
                ? stakes.select(
                    lit("").as("component_id"),
                    col("from_id").as("holder_id"),
                    col("to_id").as("entity_id"),
                    col("share_ratio"))
                : stakesByComponent());
  }

  Dataset<Row> owners() {
    return new OwnershipStructure(RULES)
        .of(stakesByComponent(), spark.createDataFrame(List.of(), TERMS));
  }

  private Dataset<Row> stakesByComponent() {
    return data.stakes()
        .join(components(), col("to_id").equalTo(col("node_id")))
        .select(
            col("component_id"),
            col("from_id").as("holder_id"),
            when(col("from_id").startsWith("P"), OwnershipStructure.PERSON)
                .otherwise("enterprise")
                .as("holder_kind"),
            col("to_id").as("entity_id"),
            col("share_ratio"),
            col("share_ratio").as("voting_ratio"));
  }

  Dataset<Row> contagion() {
    Dataset<Row> guarantees = data.guarantees();
    if (fits(guarantees)) {
      return contagion((rows, firm) -> rows.withColumn("component_id", lit("")));
    }
    Dataset<Row> components =
        new WeakComponents(maxNodesInMemory)
            .of(guarantees.select(col("holder_id").as("from_id"), col("debtor_id").as("to_id")))
            .select("node_id", "component_id");
    return contagion((rows, firm) -> rows.join(components, col(firm).equalTo(col("node_id"))));
  }

  /** Contagion, with a function that adds the component of a firm to rows. */
  private Dataset<Row> contagion(BiFunction<Dataset<Row>, String, Dataset<Row>> placed) {
    return new Contagion(DEBT_RANK)
        .of(
            placed.apply(data.guarantees(), "holder_id"),
            placed.apply(data.firms(), "entity_id"),
            placed
                .apply(data.scenarios(), "entity_id")
                .withColumn("scenario_id", col("entity_id")));
  }

  /**
   * Whether all edges fit into the memory of a task: there an edge takes about as much as its two
   * nodes in a search for components.
   */
  private boolean fits(Dataset<Row> edges) {
    return 2 * edges.count() <= maxNodesInMemory;
  }
}
