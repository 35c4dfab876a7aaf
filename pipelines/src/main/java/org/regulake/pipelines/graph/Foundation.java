package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.Lakehouse;

/**
 * The edges from which ownership and control of a day follow, beside those of an earlier day whose results may be built on. Edges are bitemporal,
 * so the table still tells what was seen on the earlier day; that it is what the earlier judgment saw is checked by its {@link Basis}, since a
 * delivery may come late.
 */
final class Foundation {

  private static final StructType BASIS =
      new StructType().add(Basis.EDGE_COUNT.name(), Basis.EDGE_COUNT.type(), false).add(Basis.EDGE_HASH.name(), Basis.EDGE_HASH.type(), false)
          .add(Basis.PROGRAM.name(), Basis.PROGRAM.type(), false);

  private final Lakehouse lake;
  private final RunStamp stamp;
  private final String program;
  private final Dataset<Row> edges;
  private final View view;
  private final Row seen;
  private final Optional<View> earlier;
  private final boolean wasJudged;

  private Foundation(Lakehouse lake, RunStamp stamp, String program, boolean wasJudged, Optional<Row> basis) {
    this.lake = lake;
    this.stamp = stamp;
    this.program = program;
    this.wasJudged = wasJudged;
    this.edges = lake.read(Edge.TABLE).where(col("edge_type").isin(GraphBuilder.SHAREHOLDING, GraphBuilder.LEGAL_REPRESENTATIVE));
    this.view = new View(stamp.asOf(), stamp.knownAt());
    Optional<View> before = basis.map(row -> new View(row.getAs("as_of"), row.getAs("known_at")));
    View other = before.orElse(view);
    this.seen = edges.agg(view.count(), view.hash(), other.count(), other.hash()).first();
    this.earlier = before.filter(
        known -> seen.getLong(2) == basis.get().<Long>getAs("edge_count") && seen.getLong(3) == basis.get().<Long>getAs("edge_hash"));
  }

  /** What a judgment sees. */
  private record View(LocalDate asOf, Instant knownAt) {

    Column isSeen() {
      return Bitemporal.isKnownAt(knownAt).and(Bitemporal.isValidOn(asOf));
    }

    Column count() {
      return count_if(isSeen());
    }

    /** Until when a row was known is no part of it: the earlier judgment could not see that it would be replaced. */
    Column hash() {
      Column row = xxhash64(col("edge_type"), col("from_id"), col("from_kind"), col("to_id"), coalesce(col("share_ratio"), lit(-1)),
          col("valid_from"), col("valid_to"), col("known_from"), col("record_id"));
      return coalesce(bit_xor(when(isSeen(), row)), lit(0L));
    }
  }

  /**
   * Looks for the same day, or else the latest before it, judged by the same program and rules under the same law.
   *
   * @param program hash of program and rules
   * @param isSameLaw whether the numbers of the law that matter were on a day what they are on this one
   */
  static Foundation of(Lakehouse lake, RunStamp stamp, String program, Predicate<LocalDate> isSameLaw) {
    Column isOfDay = col("as_of").equalTo(lit(stamp.asOf()));
    List<Row> latest = lake.read(Basis.TABLE).where(isOfDay.or(col("as_of").lt(lit(stamp.asOf())).and(col("program").equalTo(program))))
        .orderBy(col("as_of").desc()).limit(2).collectAsList();
    Optional<Row> basis = latest.stream().filter(row -> row.<String>getAs("program").equals(program)).findFirst();
    return new Foundation(lake, stamp, program, latest.stream().anyMatch(row -> row.<LocalDate>getAs("as_of").equals(stamp.asOf())),
        basis.filter(row -> isSameLaw.test(row.getAs("as_of"))));
  }

  /** The day whose results can be built on. */
  Optional<LocalDate> earlierDay() {
    return earlier.map(View::asOf);
  }

  /**
   * Enterprises and persons at the ends of edges that are not the same as on the earlier day.
   *
   * @return {@code node_id}
   */
  Dataset<Row> touched() {
    Column ofStake = when(col("edge_type").equalTo(GraphBuilder.SHAREHOLDING), col("from_id")).otherwise(col("to_id"));
    return edges.where(view.isSeen().notEqual(earlier.orElseThrow().isSeen())).select(explode(array(col("to_id"), ofStake)).as("node_id")).distinct();
  }

  /** Says that the tables of the day are not whole, before they are written. */
  void open() {
    if (wasJudged) {
      write(List.of());
    }
  }

  /** Says that the tables of the day are whole. */
  void close() {
    write(List.of(RowFactory.create(seen.getLong(0), seen.getLong(1), program)));
  }

  private void write(List<Row> basis) {
    stamp.write(lake::replaceWhere, Basis.TABLE, lake.spark().createDataFrame(basis, BASIS));
  }
}
