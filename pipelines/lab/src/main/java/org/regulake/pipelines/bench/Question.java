package org.regulake.pipelines.bench;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What ours and its peers are asked, and how their answers are compared. */
public enum Question {
  /** The component of every node. */
  COMPONENTS("edge", List.of("node_id"), "component_id"),
  /** The ultimate controller of every enterprise that has one. */
  CONTROL("edge", List.of("entity_id"), "controller_id"),
  /** What every person owns of an enterprise, directly and through others. */
  OWNERSHIP("edge", List.of("entity_id", "owner_id"), "share"),
  /** The distress of every firm that a scenario reaches. */
  CONTAGION("scenario", List.of("scenario_id", "entity_id"), "distress");

  /**
   * Ours and peers may each leave a millionth of an enterprise, or of the equity of a firm,
   * unfollowed.
   */
  private static final double TOLERANCE = 2e-6;

  /**
   * Twice the smallest part of an enterprise that is listed: a part next to the smallest may be
   * listed by one of two and not by the other.
   */
  private static final double SMALLEST_SHARE = 2 * SparkPeers.SMALLEST_SHARE;

  private final String unit;
  private final List<String> keys;
  private final String value;

  Question(String unit, List<String> keys, String value) {
    this.unit = unit;
    this.keys = keys;
    this.value = value;
  }

  /** What the rate counts. */
  public String unit() {
    return unit;
  }

  /**
   * Rows in which two answers differ: text at all, numbers by more than may be left unfollowed,
   * where no row counts as 0.
   *
   * @param theirs may be the answer for some of the scenarios
   */
  long differences(Dataset<Row> all, Dataset<Row> theirs) {
    Dataset<Row> ours =
        this == CONTAGION ? all.join(theirs.select("scenario_id").distinct(), "scenario_id") : all;
    Dataset<Row> both =
        told(ours, "one").join(told(theirs, "other"), keys.toArray(String[]::new), "full_outer");
    Column one = col("one");
    Column other = col("other");
    return switch (this) {
      case COMPONENTS, CONTROL -> both.where(not(one.eqNullSafe(other))).count();
      case OWNERSHIP ->
          both.where(differ(one, other).and(greatest(one, other).geq(SMALLEST_SHARE))).count();
      case CONTAGION -> both.where(differ(one, other)).count();
    };
  }

  private Dataset<Row> told(Dataset<Row> answer, String as) {
    List<Column> columns = new ArrayList<>(keys.stream().map(functions::col).toList());
    columns.add(col(value).as(as));
    return answer.select(columns.toArray(Column[]::new));
  }

  private static Column differ(Column one, Column other) {
    return abs(coalesce(one, lit(0)).minus(coalesce(other, lit(0)))).gt(TOLERANCE);
  }
}
