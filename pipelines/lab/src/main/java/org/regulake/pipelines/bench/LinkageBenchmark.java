package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.pipelines.linkage.LinkedPairs;
import org.regulake.pipelines.synthetic.SecondRecords;
import org.regulake.pipelines.synthetic.SecondRecords.Entry;

/**
 * Records of enterprises and damaged second records without a code, and how many of these are
 * found.
 */
public final class LinkageBenchmark {

  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final int RANGE = 20_000;

  private static final StructType RECORDS =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("enterprise", DataTypes.LongType, false)
          .add("damage", DataTypes.StringType)
          .add("enterprise_name", DataTypes.StringType)
          .add("address", DataTypes.StringType)
          .add("phone", DataTypes.StringType);

  private final SparkSession spark;
  private final String folder;

  /** A benchmark whose data are in a folder. */
  public LinkageBenchmark(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * Writes the first records of nine tenths of the number, and the second ones of one tenth.
   *
   * @param records number of records of both kinds
   */
  public void prepare(long records, long seed) {
    long enterprises = records * SecondRecords.ONE_OF / (SecondRecords.ONE_OF + 1);
    write(FIRST, enterprises, seed, false);
    write(SECOND, enterprises, seed, true);
  }

  private void write(String name, long enterprises, long seed, boolean isSecond) {
    List<Long> ranges =
        LongStream.iterate(0, from -> from < enterprises, from -> from + RANGE).boxed().toList();
    spark
        .createDataset(ranges, Encoders.LONG())
        .repartition(spark.sparkContext().defaultParallelism())
        .flatMap(
            (FlatMapFunction<Long, Row>)
                from ->
                    rows(
                        new SecondRecords(seed, enterprises),
                        LongStream.range(from, Math.min(enterprises, from + RANGE)),
                        isSecond),
            Encoders.row(RECORDS))
        .write()
        .parquet(folder + "/" + name);
  }

  private static Iterator<Row> rows(SecondRecords records, LongStream numbers, boolean isSecond) {
    return (isSecond
            ? numbers.filter(SecondRecords::hasSecond).mapToObj(records::second)
            : numbers.mapToObj(records::first))
        .map(LinkageBenchmark::row)
        .iterator();
  }

  private static Row row(Entry entry) {
    return RowFactory.create(
        (entry.damage() == null ? "E" : "S") + entry.number(),
        entry.number(),
        entry.damage() == null ? null : entry.damage().name().toLowerCase(Locale.ROOT),
        entry.name(),
        entry.address(),
        entry.phone());
  }

  /**
   * The second records: {@code id}, {@code enterprise}, {@code damage}, {@code label} and the
   * stated columns.
   */
  public Dataset<Row> second() {
    return records(SECOND);
  }

  /** The first records, with the same columns. */
  public Dataset<Row> first() {
    return records(FIRST);
  }

  /**
   * How many second records of each kind are linked, and how many to their own enterprise.
   *
   * @param linked {@code left_id} and {@code right_id} of linked pairs
   * @return {@code damage}, {@code records}, {@code linked}, {@code right}, by kind
   */
  public Dataset<Row> byDamage(Dataset<Row> linked) {
    Dataset<Row> second = second();
    return second
        .join(linked, second.col("id").equalTo(linked.col(LinkedPairs.LEFT_ID)), "left")
        .groupBy("damage")
        .agg(
            countDistinct("id").as("records"),
            count(LinkedPairs.RIGHT_ID).as("linked"),
            sum(when(
                        col(LinkedPairs.RIGHT_ID)
                            .equalTo(concat(lit("E"), col("enterprise").cast("string"))),
                        1L)
                    .otherwise(0L))
                .as("right"))
        .orderBy("damage");
  }

  private Dataset<Row> records(String name) {
    return spark.read().parquet(folder + "/" + name).withColumn("label", col("enterprise"));
  }
}
