package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.pipelines.synthetic.OwnershipLayer;

/**
 * Input data of the benchmark: the ownership layer of a generated register, and random guarantees
 * between firms.
 */
final class BenchmarkData {

  private static final int RANGE = 50_000;
  private static final int SCENARIOS = 1_000;

  /** Number of firms in a county: firms guarantee the debts of firms in their own county. */
  private static final long COUNTY = 20_000;

  private static final StructType HOLDINGS =
      new StructType()
          .add("from_number", DataTypes.LongType, false)
          .add("to_number", DataTypes.LongType, false)
          .add("share_ratio", DataTypes.DoubleType, false);

  private final SparkSession spark;
  private final String folder;
  private final long enterprises;

  /**
   * Data in a folder, not written yet.
   *
   * @param enterprises number of enterprises of the ownership layer; it has about as many persons,
   *     and the network of guarantees twice as many firms
   */
  BenchmarkData(SparkSession spark, String folder, long enterprises) {
    this.spark = spark;
    this.folder = folder;
    this.enterprises = enterprises;
  }

  /**
   * Writes the stakes: {@code from_id}, {@code to_id} (text, see {@link #text}), {@code
   * from_number}, {@code to_number}, {@code share_ratio}.
   */
  void writeStakes(long seed) {
    List<Long> ranges =
        LongStream.iterate(0, from -> from < enterprises, from -> from + RANGE).boxed().toList();
    int tasks = spark.sparkContext().defaultParallelism();
    long count = enterprises;
    spark
        .createDataset(ranges, Encoders.LONG())
        .repartition(tasks)
        .mapPartitions(
            (Iterator<Long> starts) -> holdings(starts, count, seed), Encoders.row(HOLDINGS))
        .withColumn("from_id", text(col("from_number")))
        .withColumn("to_id", text(col("to_number")))
        .write()
        .parquet(folder + "/edges");
  }

  /**
   * Writes guarantees ({@code holder_id}, {@code debtor_id}, {@code amount_yuan}), as many as
   * firms; firms ({@code entity_id}, {@code equity_yuan}); and a thousand scenarios ({@code
   * entity_id} of the debtor that fails).
   */
  void writeGuarantees(long seed) {
    long firms = 2 * enterprises;
    Column county = col("id").minus(col("id").mod(COUNTY));
    Dataset<Row> drawn =
        spark
            .range(firms)
            .select(
                firm(county.plus(draw("holder", seed, COUNTY)).mod(firms)).as("holder_id"),
                firm(county.plus(draw("debtor", seed, COUNTY)).mod(firms)).as("debtor_id"),
                amount("amount", seed, 9).as("amount_yuan"));
    drawn
        .where(col("holder_id").notEqual(col("debtor_id")))
        .write()
        .parquet(folder + "/guarantees");
    spark
        .range(firms)
        .select(firm(col("id")).as("entity_id"), amount("equity", seed, 10).as("equity_yuan"))
        .write()
        .parquet(folder + "/firms");
    guarantees()
        .select(col("debtor_id").as("entity_id"))
        .distinct()
        .orderBy(xxhash64(lit("scenario"), col("entity_id")), col("entity_id"))
        .limit(SCENARIOS)
        .write()
        .parquet(folder + "/scenarios");
  }

  // The columns are given, as for tables; to infer them, Spark would run a job for each.
  Dataset<Row> stakes() {
    return read(
        "edges",
        "from_number BIGINT, to_number BIGINT, share_ratio DOUBLE, from_id STRING, to_id STRING");
  }

  Dataset<Row> guarantees() {
    return read("guarantees", "holder_id STRING, debtor_id STRING, amount_yuan DECIMAL(18,2)");
  }

  Dataset<Row> firms() {
    return read("firms", "entity_id STRING, equity_yuan DECIMAL(18,2)");
  }

  Dataset<Row> scenarios() {
    return read("scenarios", "entity_id STRING");
  }

  private Dataset<Row> read(String name, String columns) {
    return spark.read().schema(columns).parquet(folder + "/" + name);
  }

  /** The result that a case wrote. */
  Dataset<Row> read(String name) {
    return spark.read().parquet(folder + "/" + name);
  }

  /**
   * The id of a numbered enterprise (C and twelve digits) or person (P); ids sort like the numbers.
   */
  Column text(Column number) {
    return concat(
        when(number.lt(enterprises), lit("C")).otherwise(lit("P")), format_string("%012d", number));
  }

  private static Iterator<Row> holdings(Iterator<Long> starts, long enterprises, long seed) {
    OwnershipLayer layer = new OwnershipLayer(enterprises, seed);
    List<Long> all = new ArrayList<>();
    starts.forEachRemaining(all::add);
    return all.stream()
        .flatMap(
            start -> {
              List<Row> rows = new ArrayList<>();
              layer.forEach(
                  start,
                  Math.min(start + RANGE, enterprises),
                  edge -> rows.add(RowFactory.create(edge.holder(), edge.company(), edge.share())));
              return rows.stream();
            })
        .iterator();
  }

  private static Column firm(Column number) {
    return concat(lit("E"), format_string("%012d", number));
  }

  private static Column draw(String what, long seed, long below) {
    return pmod(xxhash64(lit(what), lit(seed), col("id")), lit(below));
  }

  /** A random amount between e^size and e^(size + 3) yuan, in whole yuan. */
  private static Column amount(String what, long seed, int size) {
    return exp(draw(what, seed, 3_000).divide(1_000).plus(size))
        .cast("bigint")
        .cast("decimal(18,2)");
  }
}
