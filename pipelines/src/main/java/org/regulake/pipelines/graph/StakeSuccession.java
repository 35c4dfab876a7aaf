package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Bitemporal;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Ends stakes that a later stake of the same holder in the same enterprise replaces: registers
 * report a change of a stake as a new row and seldom end the old one. A stake from a later day ends
 * the earlier ones on that day; where one of two has no day, the one that became known later
 * replaces the other. Stakes that became known at the same time, one with a day and one without,
 * both stay valid. A stake that has been given up ends the earlier ones, too.
 */
final class StakeSuccession {

  private static final StructType VERSION =
      new StructType()
          .add("valid_from", DataTypes.DateType, false)
          .add("valid_to", DataTypes.DateType, false)
          .add("known_from", DataTypes.TimestampType, false)
          .add("known_to", DataTypes.TimestampType, false);

  /** A version of a stake in the two times, as in {@link Bitemporal}. */
  record Version(LocalDate validFrom, LocalDate validTo, Instant knownFrom, Instant knownTo) {

    boolean isDated() {
      return !validFrom.equals(Bitemporal.UNKNOWN_START);
    }

    /** The day from which this stake ends an earlier one; empty where it does not. */
    private Optional<LocalDate> endOf(Version other) {
      if (isDated() && other.isDated()) {
        return Optional.of(validFrom).filter(day -> day.isAfter(other.validFrom));
      }
      boolean isLater = isDated() != other.isDated() && knownFrom.isAfter(other.knownFrom);
      return isLater ? Optional.of(isDated() ? validFrom : other.validFrom) : Optional.empty();
    }

    private boolean isKnownAt(Instant moment) {
      return !knownFrom.isAfter(moment) && knownTo.isAfter(moment);
    }
  }

  private StakeSuccession() {}

  /**
   * Ends stakes that later ones have replaced.
   *
   * @param stakes shareholding edges of all times
   * @return the same edges; a replaced one has a row for each period of knowledge in which its end
   *     was a different one, or no row
   */
  static Dataset<Row> of(Dataset<Row> stakes) {
    WindowSpec ofHolder = Window.partitionBy("from_id", "to_id");
    Column own = version(stakes);
    UserDefinedFunction remaining =
        udf(
            (Row version, Seq<Row> all) ->
                remaining(
                        version(version),
                        JavaConverters.seqAsJavaList(all).stream()
                            .map(StakeSuccession::version)
                            .toList())
                    .stream()
                    .map(StakeSuccession::row)
                    .toArray(Row[]::new),
            DataTypes.createArrayType(VERSION));
    return stakes
        .withColumn(
            "is_single", min("valid_from").over(ofHolder).equalTo(max("valid_from").over(ofHolder)))
        .withColumn(
            "all_versions",
            collect_list(when(col("is_single"), null).otherwise(own)).over(ofHolder))
        .withColumn(
            "remaining",
            explode(
                when(col("is_single"), array(own))
                    .otherwise(remaining.apply(own, col("all_versions")))))
        .withColumn("valid_to", col("remaining.valid_to"))
        .withColumn("known_from", col("remaining.known_from"))
        .withColumn("known_to", col("remaining.known_to"))
        .select(Arrays.stream(stakes.columns()).map(Column::new).toArray(Column[]::new));
  }

  /**
   * The remaining parts of a version.
   *
   * @param all versions of all stakes of this holder in this enterprise, itself among them
   */
  static List<Version> remaining(Version version, List<Version> all) {
    List<Version> others = all.stream().filter(other -> other.endOf(version).isPresent()).toList();
    TreeSet<Instant> changes = new TreeSet<>(List.of(version.knownFrom()));
    others.forEach(other -> changes.addAll(List.of(other.knownFrom(), other.knownTo())));
    List<Version> remaining = new ArrayList<>();
    for (Instant from : changes.subSet(version.knownFrom(), version.knownTo())) {
      Instant to =
          Optional.ofNullable(changes.higher(from))
              .filter(version.knownTo()::isAfter)
              .orElse(version.knownTo());
      LocalDate end =
          others.stream()
              .filter(other -> other.isKnownAt(from))
              .flatMap(other -> other.endOf(version).stream())
              .reduce(version.validTo(), (one, two) -> one.isBefore(two) ? one : two);
      if (end.isAfter(version.validFrom())) {
        add(remaining, new Version(version.validFrom(), end, from, to));
      }
    }
    return remaining;
  }

  /** Merges a version with the one before it where both have the same end. */
  private static void add(List<Version> remaining, Version next) {
    int last = remaining.size() - 1;
    boolean isSame =
        last >= 0
            && remaining.get(last).validTo().equals(next.validTo())
            && remaining.get(last).knownTo().equals(next.knownFrom());
    if (isSame) {
      remaining.set(
          last,
          new Version(
              next.validFrom(), next.validTo(), remaining.get(last).knownFrom(), next.knownTo()));
    } else {
      remaining.add(next);
    }
  }

  private static Column version(Dataset<Row> stakes) {
    return struct(
        stakes.col("valid_from"),
        stakes.col("valid_to"),
        stakes.col("known_from"),
        stakes.col("known_to"));
  }

  private static Version version(Row row) {
    return new Version(row.getAs(0), row.getAs(1), row.getAs(2), row.getAs(3));
  }

  private static Row row(Version version) {
    return RowFactory.create(
        version.validFrom(), version.validTo(), version.knownFrom(), version.knownTo());
  }
}
