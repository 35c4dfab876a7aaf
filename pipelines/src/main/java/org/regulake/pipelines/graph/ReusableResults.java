package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.stage.StageContext;

/**
 * Compares a network's inputs on the judged day with those of an earlier day whose results can be
 * reused. Facts are bitemporal, so the tables still show the inputs of the earlier day; its {@link
 * InputFingerprint} checks that the earlier judgment saw the same ones, since a delivery may arrive
 * late. The facts stay persisted until this is closed.
 */
final class ReusableResults implements AutoCloseable {

  private static final StructType FINGERPRINT =
      new StructType()
          .add(InputFingerprint.NETWORK.name(), Schemas.type(InputFingerprint.NETWORK), false)
          .add(InputFingerprint.FACT_COUNT.name(), Schemas.type(InputFingerprint.FACT_COUNT), false)
          .add(InputFingerprint.FACT_HASH.name(), Schemas.type(InputFingerprint.FACT_HASH), false)
          .add(InputFingerprint.PROGRAM.name(), Schemas.type(InputFingerprint.PROGRAM), false);

  private final StageContext context;
  private final GraphInputs inputs;
  private final boolean wasJudged;
  private final Dataset<Row> facts;
  private final Row seen;
  private final Optional<LocalDate> earlierDay;

  private ReusableResults(
      StageContext context, GraphInputs inputs, boolean wasJudged, Optional<Row> fingerprint) {
    this.context = context;
    this.inputs = inputs;
    this.wasJudged = wasJudged;
    AsOf now = AsOf.of(context.stamp());
    this.facts =
        inputs
            .facts(
                context,
                now,
                fingerprint
                    .map(row -> new AsOf(row.getAs("as_of"), row.getAs("known_at")))
                    .orElse(now))
            .persist(StorageLevel.MEMORY_AND_DISK());
    this.seen =
        facts
            .agg(
                count_if(col("is_seen")),
                hash("is_seen"),
                count_if(col("was_seen")),
                hash("was_seen"))
            .first();
    this.earlierDay =
        fingerprint
            .filter(
                row ->
                    seen.getLong(2) == row.<Long>getAs("fact_count")
                        && seen.getLong(3) == row.<Long>getAs("fact_hash"))
            .map(row -> row.getAs("as_of"));
  }

  private static Column hash(String isMeant) {
    return coalesce(bit_xor(when(col(isMeant), col("fact_hash"))), lit(0L));
  }

  /**
   * Finds the same day, or else the latest day before it, that was judged by the same program and
   * rules under the same law.
   *
   * @param isSameLaw whether the relevant numbers of the law had the same values on a day as on
   *     this one
   */
  static ReusableResults of(
      StageContext context, GraphInputs inputs, Predicate<LocalDate> isSameLaw) {
    RunStamp stamp = context.stamp();
    String program = context.program();
    Column isOfDay = col("as_of").equalTo(lit(stamp.asOf()));
    List<Row> latest =
        context
            .readAllDays(InputFingerprint.TABLE)
            .where(col("network").equalTo(inputs.network()))
            .where(
                isOfDay.or(col("as_of").lt(lit(stamp.asOf())).and(col("program").equalTo(program))))
            .orderBy(col("as_of").desc())
            .limit(2)
            .collectAsList();
    Optional<Row> fingerprint =
        latest.stream().filter(row -> row.<String>getAs("program").equals(program)).findFirst();
    return new ReusableResults(
        context,
        inputs,
        latest.stream().anyMatch(row -> row.<LocalDate>getAs("as_of").equals(stamp.asOf())),
        fingerprint.filter(row -> isSameLaw.test(row.getAs("as_of"))));
  }

  /** The earlier day whose results can be reused. */
  Optional<LocalDate> earlierDay() {
    return earlierDay;
  }

  /**
   * Nodes whose facts changed since the earlier day.
   *
   * @return {@code node_id}
   */
  Dataset<Row> changedNodes() {
    return facts
        .where(col("is_seen").notEqual(col("was_seen")))
        .select(explode(col("node_ids")).as("node_id"))
        .distinct();
  }

  /** Marks the day's tables as incomplete, before they are written. */
  static void invalidate(List<ReusableResults> ofDay) {
    if (ofDay.stream().anyMatch(results -> results.wasJudged)) {
      write(ofDay.get(0), List.of());
    }
  }

  /** Marks the day's tables as complete. */
  static void complete(List<ReusableResults> ofDay) {
    write(ofDay.get(0), ofDay.stream().map(ReusableResults::fingerprint).toList());
  }

  private Row fingerprint() {
    return RowFactory.create(inputs.network(), seen.getLong(0), seen.getLong(1), context.program());
  }

  private static void write(ReusableResults any, List<Row> fingerprint) {
    any.context.write(
        InputFingerprint.TABLE, any.context.spark().createDataFrame(fingerprint, FINGERPRINT));
  }

  @Override
  public void close() {
    facts.unpersist();
  }
}
