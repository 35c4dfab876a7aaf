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

/** Workloads of the benchmark, and the comparison of their results. */
public enum Workload {
  /** The component of every node. */
  COMPONENTS("edge", List.of("node_id"), "component_id"),
  /** The ultimate controller of every enterprise that has one. */
  CONTROL("edge", List.of("entity_id"), "controller_id"),
  /** The part of every enterprise that every person owns, directly and through others. */
  OWNERSHIP("edge", List.of("entity_id", "owner_id"), "share"),
  /** The distress of every firm that a scenario reaches. */
  CONTAGION("scenario", List.of("scenario_id", "entity_id"), "distress");

  /**
   * Largest difference of equal results: Regulake and a peer may each stop at a remainder of a
   * millionth of an enterprise, or of the equity of a firm.
   */
  private static final double TOLERANCE = 2e-6;

  /**
   * Smallest part that is compared, twice the smallest listed part: near the latter one result may
   * list a part and the other not.
   */
  private static final double SMALLEST_SHARE = 2 * SparkPeers.SMALLEST_SHARE;

  private final String unit;
  private final List<String> keys;
  private final String value;

  Workload(String unit, List<String> keys, String value) {
    this.unit = unit;
    this.keys = keys;
    this.value = value;
  }

  /** The unit that the rate counts. */
  public String unit() {
    return unit;
  }

  /**
   * Counts the rows in which two results differ: texts in any way, numbers by more than the
   * tolerance. A missing number counts as 0.
   *
   * @param theirs result of a peer, perhaps for some of the scenarios only
   */
  long differences(Dataset<Row> all, Dataset<Row> theirs) {
    Dataset<Row> ours =
        this == CONTAGION ? all.join(theirs.select("scenario_id").distinct(), "scenario_id") : all;
    Dataset<Row> both =
        valueAs(ours, "one")
            .join(valueAs(theirs, "other"), keys.toArray(String[]::new), "full_outer");
    Column one = col("one");
    Column other = col("other");
    return switch (this) {
      case COMPONENTS, CONTROL -> both.where(not(one.eqNullSafe(other))).count();
      case OWNERSHIP ->
          both.where(differ(one, other).and(greatest(one, other).geq(SMALLEST_SHARE))).count();
      case CONTAGION -> both.where(differ(one, other)).count();
    };
  }

  private Dataset<Row> valueAs(Dataset<Row> answer, String as) {
    List<Column> columns = new ArrayList<>(keys.stream().map(functions::col).toList());
    columns.add(col(value).as(as));
    return answer.select(columns.toArray(Column[]::new));
  }

  private static Column differ(Column one, Column other) {
    return abs(coalesce(one, lit(0)).minus(coalesce(other, lit(0)))).gt(TOLERANCE);
  }
}
