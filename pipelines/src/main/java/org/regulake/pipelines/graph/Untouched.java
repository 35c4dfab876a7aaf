package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.stage.StageContext;

/**
 * Components of a network that have not changed since an earlier day: their results are copied from
 * the tables of that day, and only the other components are computed. Either way the rows are the
 * same.
 */
final class Untouched implements AutoCloseable {

  private final StageContext context;
  private final Optional<LocalDate> earlierDay;
  private final Dataset<Row> touched;

  private Untouched(StageContext context, Optional<LocalDate> earlierDay, Dataset<Row> touched) {
    this.context = context;
    this.earlierDay = earlierDay;
    this.touched = touched;
  }

  /**
   * Finds the components that have changed.
   *
   * @param components {@code node_id}, {@code component_id} of the network on the day
   */
  static Untouched of(StageContext context, Foundation foundation, Dataset<Row> components) {
    if (foundation.earlierDay().isEmpty()) {
      return new Untouched(context, Optional.empty(), components);
    }
    Dataset<Row> ends = foundation.touched();
    Dataset<Row> changed = components.join(ends, "node_id").select("component_id").distinct();
    // Changed nodes that no longer belong to a component count, too: their rows of the earlier day
    // are no longer valid.
    Dataset<Row> touched =
        components
            .join(changed, "component_id")
            .select("node_id")
            .union(ends)
            .distinct()
            .persist(StorageLevel.MEMORY_AND_DISK());
    if (2 * touched.count() > components.count()) {
      touched.unpersist();
      return new Untouched(context, Optional.empty(), components);
    }
    return new Untouched(context, foundation.earlierDay(), touched);
  }

  /**
   * Rows about nodes whose results have to be computed; all rows where no earlier day can be
   * reused.
   */
  Dataset<Row> touched(Dataset<Row> rows, String nodeId) {
    return earlierDay.isEmpty()
        ? rows
        : rows.join(touched, col(nodeId).equalTo(col("node_id")), "left_semi");
  }

  /**
   * Adds the rows that are copied from the earlier day to the computed ones.
   *
   * @param computed rows about changed nodes, with columns of the table
   * @param table the table with the rows of the earlier day
   * @param isMeant condition on its rows: which of them are copied
   * @param nodeId the node that a row concerns
   */
  Dataset<Row> andCarriedOver(Dataset<Row> computed, Table table, Column isMeant, Column nodeId) {
    if (earlierDay.isEmpty()) {
      return computed;
    }
    Dataset<Row> earlier =
        context
            .readAllDays(table)
            .where(RunStamp.condition(earlierDay.get()))
            .where(isMeant)
            .join(touched, nodeId.equalTo(col("node_id")), "left_anti");
    return computed.unionByName(
        earlier.select(Arrays.stream(computed.columns()).map(earlier::col).toArray(Column[]::new)));
  }

  @Override
  public void close() {
    if (earlierDay.isPresent()) {
      touched.unpersist();
    }
  }
}
