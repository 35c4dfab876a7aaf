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
final class UnchangedComponents implements AutoCloseable {

  private final StageContext context;
  private final Optional<LocalDate> earlierDay;
  private final Dataset<Row> changed;

  private UnchangedComponents(
      StageContext context, Optional<LocalDate> earlierDay, Dataset<Row> changed) {
    this.context = context;
    this.earlierDay = earlierDay;
    this.changed = changed;
  }

  /**
   * Finds the components that have changed.
   *
   * @param components {@code node_id}, {@code component_id} of the network on the day
   */
  static UnchangedComponents of(
      StageContext context, ReusableResults reusable, Dataset<Row> components) {
    if (reusable.earlierDay().isEmpty()) {
      return new UnchangedComponents(context, Optional.empty(), components);
    }
    Dataset<Row> changedNodes = reusable.changedNodes();
    Dataset<Row> changedComponents =
        components.join(changedNodes, "node_id").select("component_id").distinct();
    // Changed nodes that no longer belong to a component count, too: their rows of the earlier day
    // are no longer valid.
    Dataset<Row> changed =
        components
            .join(changedComponents, "component_id")
            .select("node_id")
            .union(changedNodes)
            .distinct()
            .persist(StorageLevel.MEMORY_AND_DISK());
    if (2 * changed.count() > components.count()) {
      changed.unpersist();
      return new UnchangedComponents(context, Optional.empty(), components);
    }
    return new UnchangedComponents(context, reusable.earlierDay(), changed);
  }

  /**
   * Rows about nodes whose results have to be computed; all rows where no earlier day can be
   * reused.
   */
  Dataset<Row> changed(Dataset<Row> rows, String nodeId) {
    return earlierDay.isEmpty()
        ? rows
        : rows.join(changed, col(nodeId).equalTo(col("node_id")), "left_semi");
  }

  /**
   * Adds the rows that are copied from the earlier day to the computed ones.
   *
   * @param computed rows about changed nodes, with columns of the table
   * @param table the table with the rows of the earlier day
   * @param isCopied condition on its rows: which of them are copied
   * @param nodeId the node that a row concerns
   */
  Dataset<Row> andCarriedOver(Dataset<Row> computed, Table table, Column isCopied, Column nodeId) {
    if (earlierDay.isEmpty()) {
      return computed;
    }
    Dataset<Row> earlier =
        context
            .readAllDays(table)
            .where(RunStamp.condition(earlierDay.get()))
            .where(isCopied)
            .join(changed, nodeId.equalTo(col("node_id")), "left_anti");
    return computed.unionByName(
        earlier.select(Arrays.stream(computed.columns()).map(earlier::col).toArray(Column[]::new)));
  }

  @Override
  public void close() {
    if (earlierDay.isPresent()) {
      changed.unpersist();
    }
  }
}
