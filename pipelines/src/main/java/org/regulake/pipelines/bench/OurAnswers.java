package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.col;

import java.util.List;
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

/** What a run does, on the data of a contest; components are found first, which is part of the work. */
final class OurAnswers {

  private static final StructType MANAGERS = new StructType().add("component_id", DataTypes.StringType)
      .add("entity_id", DataTypes.StringType).add("daily_manager_id", DataTypes.StringType);
  /** Parts from a ten-thousandth on are listed, as in the tables; rings of up to 1,000 enterprises are solved at once. */
  private static final OwnershipRules RULES = new OwnershipRules(0.5, 0.25, true, SparkPeers.SMALLEST_SHARE, 1_000);
  private static final LinearDebtRank DEBT_RANK = new LinearDebtRank(1e-9, 10_000);

  private final SparkSession spark;
  private final ContestData data;
  private final WeakComponents search;

  OurAnswers(SparkSession spark, ContestData data, long maxNodesInMemory) {
    this.spark = spark;
    this.data = data;
    this.search = new WeakComponents(maxNodesInMemory);
  }

  Dataset<Row> components() {
    return search.of(data.stakes());
  }

  Dataset<Row> control() {
    return new OwnershipStructure(RULES).controllers(stakesByComponent());
  }

  Dataset<Row> owners() {
    return new OwnershipStructure(RULES).of(stakesByComponent(), spark.createDataFrame(List.of(), MANAGERS));
  }

  private Dataset<Row> stakesByComponent() {
    return data.stakes().join(components(), col("to_id").equalTo(col("node_id")))
        .select(col("component_id"), col("from_id").as("holder_id"), col("from_id").startsWith("P").as("is_person"), col("to_id").as("entity_id"),
            col("share_ratio"));
  }

  Dataset<Row> contagion() {
    Dataset<Row> components = search.of(data.guarantees().select(col("holder_id").as("from_id"), col("debtor_id").as("to_id")))
        .select("node_id", "component_id");
    Dataset<Row> exposures = data.guarantees().join(components, col("holder_id").equalTo(col("node_id")));
    Dataset<Row> firms = data.firms().join(components, col("entity_id").equalTo(col("node_id")));
    Dataset<Row> scenarios = data.scenarios().join(components, col("entity_id").equalTo(col("node_id"))).withColumn("scenario_id", col("entity_id"));
    return new Contagion(DEBT_RANK).of(exposures, firms, scenarios);
  }
}
