package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.graph.Finding;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.Lakehouse;

/**
 * Compares the findings of one day with the patterns that the generator planted. Only this
 * comparison reads the truth.
 */
public final class PlantedPatterns {

  /**
   * Result of the comparison for a pattern.
   *
   * @param unit unit that is counted
   * @param planted number in the truth
   * @param found number of planted ones that were found
   * @param reported number of reported ones
   * @param right number of reported ones that are in the truth
   */
  public record Match(
      String pattern, String unit, long planted, long found, long reported, long right) {

    /** Part of the planted patterns that was found; 1 when nothing was planted. */
    public double recall() {
      return planted == 0 ? 1 : (double) found / planted;
    }

    /** Part of the reported patterns that was planted; 1 when nothing was reported. */
    public double precision() {
      return reported == 0 ? 1 : (double) right / reported;
    }
  }

  private final Lakehouse lake;
  private final Dataset<Row> findings;
  private final Dataset<Row> codes;
  private final String truth;

  /**
   * A comparison.
   *
   * @param truth the folder {@code truth} that the generator wrote
   */
  public PlantedPatterns(Lakehouse lake, LocalDate asOf, String truth) {
    this.lake = lake;
    this.truth = truth;
    this.findings =
        lake.read(Finding.TABLE)
            .where(RunStamp.condition(asOf))
            .select("finding_id", "finding_type", "members")
            .cache();
    this.codes = lake.read(Identifier.TABLE).select("code", "entity_id").distinct().cache();
  }

  /** The comparison for all patterns that the generator plants, each with its own unit. */
  public List<Match> matches() {
    return List.of(
        groups("guarantee rings", "ring", rings(), of("mutual_guarantee", "guarantee_circle")),
        groups(
            "circular stakes",
            "circle",
            circles().where("kind = 'circle'"),
            of("cross_shareholding", "circular_shareholding")),
        groups("self-holding", "enterprise", circles().where("kind = 'self'"), of("self_holding")),
        groups("split control", "enterprise", splits(), splitFindings()),
        enterprises("mass registration", massRegistered(), of("mass_registration")));
  }

  private Dataset<Row> of(String... types) {
    return findings
        .where(col("finding_type").isin((Object[]) types))
        .select(col("finding_id"), col("members"));
  }

  /** Owner and enterprise, without the holders between them. */
  private Dataset<Row> splitFindings() {
    return of("split_control")
        .withColumn(
            "members", array(element_at(col("members"), 1), element_at(col("members"), -1)));
  }

  private Dataset<Row> rings() {
    return planted("guarantee_ring.csv", Map.of("credit_code", "one"))
        .groupBy("anchor")
        .agg(collect_set("one").as("planted"));
  }

  private Dataset<Row> circles() {
    Dataset<Row> circles =
        planted("circular_holding.csv", Map.of("credit_code", "held", "holder_code", "holder"));
    return circles.withColumn("planted", array_distinct(array(col("held"), col("holder"))));
  }

  private Dataset<Row> splits() {
    return planted("split_control.csv", Map.of("parent_code", "parent", "target_code", "target"))
        .withColumn("planted", array(col("parent"), col("target")));
  }

  private Dataset<Row> massRegistered() {
    return planted("address_hub.csv", Map.of("credit_code", "enterprise"))
        .where("is_mass_registration = 'true'")
        .select("enterprise")
        .distinct();
  }

  /**
   * Reads a file of the truth and replaces codes by entity ids. An enterprise that is not in the
   * register keeps its code, and cannot be found.
   */
  private Dataset<Row> planted(String file, Map<String, String> columns) {
    Dataset<Row> rows = lake.spark().read().option("header", true).csv(truth + "/" + file);
    for (Map.Entry<String, String> column : columns.entrySet()) {
      Dataset<Row> ids =
          codes.select(col("code").as("joined_code"), col("entity_id").as("joined_id"));
      rows =
          rows.join(ids, col(column.getKey()).equalTo(col("joined_code")), "left")
              .withColumn(column.getValue(), coalesce(col("joined_id"), col(column.getKey())))
              .drop("joined_code", "joined_id");
    }
    return rows;
  }

  /**
   * A planted group is found when one finding contains all of it; a finding is right when it
   * contains all of a planted group.
   */
  private static Match groups(
      String pattern, String unit, Dataset<Row> planted, Dataset<Row> reported) {
    Dataset<Row> groups =
        planted
            .select(col("planted"), concat_ws(",", sort_array(col("planted"))).as("group_id"))
            .dropDuplicates("group_id");
    Column isWithin =
        array_contains(col("members"), col("first"))
            .and(size(array_except(col("planted"), col("members"))).equalTo(lit(0)));
    Dataset<Row> matched =
        groups
            .withColumn("first", element_at(col("planted"), 1))
            .join(
                reported.withColumn("member", explode(col("members"))),
                col("first").equalTo(col("member")))
            .where(isWithin)
            .cache();
    try {
      return new Match(
          pattern,
          unit,
          groups.count(),
          matched.select("group_id").distinct().count(),
          reported.count(),
          matched.select("finding_id").distinct().count());
    } finally {
      matched.unpersist();
    }
  }

  private static Match enterprises(String pattern, Dataset<Row> planted, Dataset<Row> reported) {
    Dataset<Row> members = reported.select(explode(col("members")).as("enterprise")).distinct();
    long both = members.join(planted, "enterprise").count();
    return new Match(pattern, "enterprise", planted.count(), both, members.count(), both);
  }
}
