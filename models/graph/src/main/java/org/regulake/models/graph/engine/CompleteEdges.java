package org.regulake.models.graph.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Edges with all columns that an engine needs: a join would silently drop one without an id. */
public final class CompleteEdges {

  private CompleteEdges() {}

  /**
   * These columns of the edges, in this order; a row in which one is null fails the job that reads
   * it, with the column in the message.
   */
  public static Dataset<Row> of(Dataset<Row> edges, String... columns) {
    return edges.select(Arrays.stream(columns).map(CompleteEdges::present).toArray(Column[]::new));
  }

  private static Column present(String column) {
    return coalesce(
            col(column),
            raise_error(lit("an edge has no " + column + "; leave out incomplete edges"))
                .cast("string"))
        .as(column);
  }
}
