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
 * Components of a network in which nothing has changed since an earlier day: what follows from them
 * is carried over from the tables of that day, and only the others are computed. Either way the
 * rows are the same.
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
   * Looks where something has changed.
   *
   * @param components {@code node_id}, {@code component_id} of the network on the day
   */
  static Untouched of(StageContext context, Foundation foundation, Dataset<Row> components) {
    if (foundation.earlierDay().isEmpty()) {
      return new Untouched(context, Optional.empty(), components);
    }
    Dataset<Row> ends = foundation.touched();
    Dataset<Row> changed = components.join(ends, "node_id").select("component_id").distinct();
    // Ends that lie in no component any more are touched as well: their rows of the earlier day
    // hold no longer.
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

  /** Rows about nodes of which something has to be computed; all where nothing is carried over. */
  Dataset<Row> touched(Dataset<Row> rows, String nodeId) {
    return earlierDay.isEmpty()
        ? rows
        : rows.join(touched, col(nodeId).equalTo(col("node_id")), "left_semi");
  }

  /**
   * Adds to computed rows those that are carried over.
   *
   * @param computed rows about touched nodes, with columns of the table
   * @param table where the rows of the earlier day stand
   * @param isMeant which of its rows are meant
   * @param nodeId the node that a row is about
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
