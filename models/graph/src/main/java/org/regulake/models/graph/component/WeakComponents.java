package org.regulake.models.graph.component;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.TextIndex;

/**
 * Weakly connected components of edges in a table: nodes that are connected when direction does not
 * matter. Up to a bound on nodes by union-find in memory ({@link ComponentsInMemory}), beyond it by
 * contraction in tables ({@link ContractionComponents}). The label of a component is the smallest
 * id in it, so it depends neither on the method nor on the order of edges nor on the number of
 * partitions.
 */
public final class WeakComponents {

  private static final int MAX_ROUNDS = 100;

  private final long maxNodesInMemory;

  /**
   * Components that are found in memory up to a size.
   *
   * @param maxNodesInMemory nodes that fit into the memory of one task; some 100 bytes each plus
   *     the id, 0 = never in memory
   * @throws IllegalArgumentException when the bound is negative, or larger than arrays can be
   */
  public WeakComponents(long maxNodesInMemory) {
    if (maxNodesInMemory < 0 || maxNodesInMemory > TextIndex.MAX_SIZE) {
      throw new IllegalArgumentException(
          "the bound of nodes in memory is %,d; give a number from 0 to %,d"
              .formatted(maxNodesInMemory, TextIndex.MAX_SIZE));
    }
    this.maxNodesInMemory = maxNodesInMemory;
  }

  /**
   * Labels every node. The edges are read immediately, and only once when their nodes fit into
   * memory; Spark keeps the components in its files for as long as the result is referenced.
   *
   * @param edges columns {@code from_id} and {@code to_id}, text, not null; direction does not
   *     matter
   * @return {@code node_id}, {@code component_id} (smallest id in the component, by its bytes in
   *     UTF-8), {@code component_size} (nodes)
   */
  public Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> complete = edges.select(present("from_id"), present("to_id"));
    ComponentsInMemory inMemory = ComponentsInMemory.of(complete, maxNodesInMemory);
    // A node of several parts was counted several times; counted once, the nodes may fit.
    return inMemory.nodesFound() <= maxNodesInMemory || nodes(complete) <= maxNodesInMemory
        ? inMemory.labels()
        : new ContractionComponents(maxNodesInMemory, MAX_ROUNDS).of(complete);
  }

  private static Column present(String id) {
    return coalesce(
            col(id),
            raise_error(
                    lit(
                        "an edge has no "
                            + id
                            + "; leave out edges without both ends before searching for"
                            + " components"))
                .cast("string"))
        .as(id);
  }

  private static long nodes(Dataset<Row> edges) {
    return edges.select(col("from_id")).union(edges.select(col("to_id"))).distinct().count();
  }
}
