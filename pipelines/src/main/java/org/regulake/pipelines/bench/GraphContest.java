package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.graph.ownership.OwnershipStructure;
import org.regulake.pipelines.synthetic.OwnershipLayer;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The ownership layer of a generated register, and those who compute on it. */
public final class GraphContest {

  private static final int RANGE = 50_000;
  private static final StructType HOLDINGS = new StructType()
      .add("from_number", DataTypes.LongType, false)
      .add("to_number", DataTypes.LongType, false)
      .add("share_ratio", DataTypes.DoubleType, false);
  private static final StructType MANAGERS = new StructType().add("component_id", DataTypes.StringType)
      .add("entity_id", DataTypes.StringType).add("daily_manager_id", DataTypes.StringType);
  private static final double SMALLEST_SHARE = 1e-4;
  private static final double TOLERANCE = 1e-6;
  private static final int MOST_HOPS = 200;
  /** Parts down to a ten-thousandth, as in the tables; rings of up to 1,000 enterprises are solved at once. */
  private static final OwnershipRules OWNERSHIP_RULES = new OwnershipRules(0.5, 0.25, true, SMALLEST_SHARE, 1_000);
  private static final String BY_JOINS = "integrated ownership by a join a hop";
  private static final StructType LABELS = new StructType()
      .add("node_number", DataTypes.LongType, false)
      .add("component_number", DataTypes.LongType, false);
  private static final ClassTag<Integer> INTEGER = ClassTag$.MODULE$.apply(Integer.class);

  private final SparkSession spark;
  private final String folder;
  private final long maxNodesInMemory;

  /**
   * A contest in a folder.
   *
   * @param folder takes the edges and the results
   * @param maxNodesInMemory as for {@link WeakComponents}
   */
  public GraphContest(SparkSession spark, String folder, long maxNodesInMemory) {
    this.spark = spark;
    this.folder = folder;
    this.maxNodesInMemory = maxNodesInMemory;
  }

  /**
   * Writes the edges: {@code from_id}, {@code to_id} (text, C or P and twelve digits), {@code from_number}, {@code to_number}, {@code
   * share_ratio}.
   *
   * @return how many
   */
  public long prepare(long enterprises, long seed) {
    List<Long> ranges = LongStream.iterate(0, from -> from < enterprises, from -> from + RANGE).boxed().toList();
    int tasks = spark.sparkContext().defaultParallelism();
    spark.createDataset(ranges, Encoders.LONG()).repartition(tasks)
        .mapPartitions((Iterator<Long> starts) -> holdings(starts, enterprises, seed), Encoders.row(HOLDINGS))
        .withColumn("from_id", text(col("from_number"), enterprises))
        .withColumn("to_id", text(col("to_number"), enterprises))
        .write().parquet(folder + "/edges");
    return edges().count();
  }

  private static Iterator<Row> holdings(Iterator<Long> starts, long enterprises, long seed) {
    OwnershipLayer layer = new OwnershipLayer(enterprises, seed);
    List<Long> all = new ArrayList<>();
    starts.forEachRemaining(all::add);
    return all.stream().flatMap(start -> {
      List<Row> rows = new ArrayList<>();
      layer.forEach(start, Math.min(start + RANGE, enterprises),
          edge -> rows.add(RowFactory.create(edge.holder(), edge.company(), edge.share())));
      return rows.stream();
    }).iterator();
  }

  private static Column text(Column number, long enterprises) {
    return concat(when(number.lt(enterprises), lit("C")).otherwise(lit("P")), format_string("%012d", number));
  }

  private Dataset<Row> edges() {
    return spark.read().parquet(folder + "/edges");
  }

  /** All of them, peers last. */
  public List<Contender> contenders() {
    return List.of(
        new Contender("weak components", "GraphX ConnectedComponents", () -> written("components", new WeakComponents(maxNodesInMemory).of(edges()))),
        new Contender("GraphX ConnectedComponents", null, () -> written("graphx", byGraphX())),
        new Contender("owners, control, beneficial owners", BY_JOINS, () -> written("owners", owners())),
        new Contender(BY_JOINS, null, () -> written("ownership-by-joins", ownershipByJoins())));
  }

  private long written(String name, Dataset<Row> result) {
    result.write().parquet(folder + "/" + name);
    return spark.read().parquet(folder + "/" + name).count();
  }

  /** Components first, which is part of the work. */
  private Dataset<Row> owners() {
    Dataset<Row> components = new WeakComponents(maxNodesInMemory).of(edges()).select("node_id", "component_id");
    Dataset<Row> stakes = edges().join(components, col("to_id").equalTo(col("node_id")))
        .select(col("component_id"), col("from_id").as("holder_id"), col("from_id").startsWith("P").as("is_person"), col("to_id").as("entity_id"),
            col("share_ratio"));
    Dataset<Row> noManagers = spark.createDataFrame(List.of(), MANAGERS);
    return new OwnershipStructure(OWNERSHIP_RULES).of(stakes, noManagers);
  }

  /** Takes numbers for ids, which GraphX needs: turning texts into numbers is spared it. */
  private Dataset<Row> byGraphX() {
    Graph<Integer, Integer> graph = Graph.fromEdges(
        edges().select("from_number", "to_number").javaRDD().map(edge -> new Edge<>(edge.getLong(0), edge.getLong(1), 1)).rdd(),
        1, StorageLevel.MEMORY_AND_DISK(), StorageLevel.MEMORY_AND_DISK(), INTEGER, INTEGER);
    return spark.createDataFrame(
        ConnectedComponents.run(graph, INTEGER, INTEGER).vertices().toJavaRDD().map(vertex -> RowFactory.create(vertex._1(), vertex._2())), LABELS);
  }

  /**
   * The power series with one join a hop, as it is written without an algorithm of one's own: on to the hop after which no enterprise has more
   * than the tolerance left to come from longer chains.
   */
  private Dataset<Row> ownershipByJoins() {
    Dataset<Row> direct = edges().where(col("from_number").notEqual(col("to_number")))
        .select(col("from_number").as("owner"), col("to_number").as("held"), col("share_ratio").as("share"));
    Dataset<Row> next = direct.select(col("owner").as("held"), col("held").as("held_by_held"), col("share").as("share_of_held"));
    Dataset<Row> paths = direct;
    Dataset<Row> all = direct;
    for (int hop = 0; hop < MOST_HOPS && largestLeft(paths) > TOLERANCE; hop++) {
      paths = paths.join(next, "held")
          .groupBy(col("owner"), col("held_by_held").as("held")).agg(sum(col("share").multiply(col("share_of_held"))).as("share"))
          .persist(StorageLevel.MEMORY_AND_DISK());
      all = all.union(paths.select("owner", "held", "share"));
    }
    return all.groupBy("owner", "held").agg(sum("share").as("share")).where(col("share").geq(SMALLEST_SHARE));
  }

  /** How much of an enterprise chains of the last length lead to, at most. */
  private static double largestLeft(Dataset<Row> paths) {
    Row largest = paths.groupBy("held").agg(sum("share").as("left")).agg(max("left")).first();
    return largest.isNullAt(0) ? 0 : largest.getDouble(0);
  }
}
