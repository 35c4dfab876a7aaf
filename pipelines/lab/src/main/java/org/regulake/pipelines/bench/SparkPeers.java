package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Peers implemented with Spark's own means. */
final class SparkPeers {

  static final double SMALLEST_SHARE = 1e-4;
  private static final double TOLERANCE = 1e-6;
  private static final int MOST_HOPS = 200;
  private static final StructType LABELS =
      new StructType()
          .add("node_number", DataTypes.LongType, false)
          .add("component_number", DataTypes.LongType, false);
  private static final StructType NUMBERS =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("number", DataTypes.LongType, false);
  private static final ClassTag<Integer> INTEGER = ClassTag$.MODULE$.apply(Integer.class);

  private final SparkSession spark;
  private final BenchmarkData data;

  SparkPeers(SparkSession spark, BenchmarkData data) {
    this.spark = spark;
    this.data = data;
  }

  /**
   * Components by GraphX, whose nodes are numbers: ids are numbered in order first, and the result
   * is mapped back to ids.
   */
  Dataset<Row> components() {
    Dataset<Row> stakes = data.stakes();
    Dataset<Row> ids =
        stakes
            .select(col("from_id").as("id"))
            .union(stakes.select("to_id"))
            .distinct()
            .orderBy("id");
    Dataset<Row> numbers =
        spark
            .createDataFrame(
                ids.javaRDD()
                    .zipWithIndex()
                    .map(numbered -> RowFactory.create(numbered._1().getString(0), numbered._2())),
                NUMBERS)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> labels =
        components(
            stakes
                .join(numbers.select(col("id").as("from_id"), col("number").as("from")), "from_id")
                .join(numbers.select(col("id").as("to_id"), col("number").as("to")), "to_id")
                .select("from", "to"));
    return labels
        .join(
            numbers.select(col("id").as("node_id"), col("number").as("node_number")), "node_number")
        .join(
            numbers.select(col("id").as("component_id"), col("number").as("component_number")),
            "component_number")
        .select("node_id", "component_id");
  }

  /** The same on the numbers that the data have in addition to the ids. */
  Dataset<Row> componentsByNumber() {
    return components(data.stakes().select("from_number", "to_number"));
  }

  private Dataset<Row> components(Dataset<Row> edges) {
    Graph<Integer, Integer> graph =
        Graph.fromEdges(
            edges.javaRDD().map(edge -> new Edge<>(edge.getLong(0), edge.getLong(1), 1)).rdd(),
            1,
            StorageLevel.MEMORY_AND_DISK(),
            StorageLevel.MEMORY_AND_DISK(),
            INTEGER,
            INTEGER);
    return spark.createDataFrame(
        ConnectedComponents.run(graph, INTEGER, INTEGER)
            .vertices()
            .toJavaRDD()
            .map(vertex -> RowFactory.create(vertex._1(), vertex._2())),
        LABELS);
  }

  /**
   * The power series with one join per hop, the straightforward implementation. It stops at the hop
   * after which longer chains add no more than the tolerance to any enterprise. Self-holdings are
   * removed first, since the series would converge slowly with them.
   */
  Dataset<Row> ownership() {
    Column isOwn = col("from_number").equalTo(col("to_number"));
    Dataset<Row> own =
        data.stakes()
            .where(isOwn)
            .groupBy(col("to_number").as("held"))
            .agg(sum("share_ratio").as("own_share"));
    Dataset<Row> direct =
        data.stakes()
            .where(not(isOwn))
            .select(col("from_number").as("owner"), col("to_number").as("held"), col("share_ratio"))
            .join(broadcast(own), new String[] {"held"}, "left")
            .select(
                col("owner"),
                col("held"),
                col("share_ratio")
                    .divide(lit(1).minus(coalesce(col("own_share"), lit(0))))
                    .as("share"));
    Dataset<Row> next =
        direct.select(
            col("owner").as("held"),
            col("held").as("held_by_held"),
            col("share").as("share_of_held"));
    Dataset<Row> paths = direct;
    Dataset<Row> all = direct;
    for (int hop = 0; hop < MOST_HOPS && largestLeft(paths) > TOLERANCE; hop++) {
      paths =
          paths
              .join(next, "held")
              .groupBy(col("owner"), col("held_by_held").as("held"))
              .agg(sum(col("share").multiply(col("share_of_held"))).as("share"))
              .persist(StorageLevel.MEMORY_AND_DISK());
      all = all.union(paths.select("owner", "held", "share"));
    }
    return all.groupBy("owner", "held")
        .agg(sum("share").as("share"))
        .where(col("share").geq(SMALLEST_SHARE));
  }

  /** Largest part of an enterprise that chains of the last length reach. */
  private static double largestLeft(Dataset<Row> paths) {
    Row largest = paths.groupBy("held").agg(sum("share").as("left")).agg(max("left")).first();
    return largest.isNullAt(0) ? 0 : largest.getDouble(0);
  }
}
