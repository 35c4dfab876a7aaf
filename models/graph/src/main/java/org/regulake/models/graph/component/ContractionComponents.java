package org.regulake.models.graph.component;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Weak components of graphs that do not fit into memory, by randomized contraction (Bögeholz, Brand
 * and Todor, In-database connected component analysis, ICDE 2020). In every round each node moves
 * to the first of itself and its neighbours in the order of the round, and edges then connect the
 * nodes that are left; a constant share of the nodes is expected to disappear, whatever the graph.
 * When the remaining graph fits into memory, its components are found there and the rounds are
 * traced back.
 *
 * <p>The orders are hashes of the round and the id, so the same graph is contracted in the same way
 * every time. Ids with the same hash are in the order of the ids.
 */
final class ContractionComponents {

  private final long maxNodesInMemory;
  private final int maxRounds;

  /**
   * Components found in a bounded number of rounds.
   *
   * @param maxNodesInMemory nodes that need no contraction; 0 = contract until no edge is left
   * @param maxRounds rounds after which the search fails; 3 log2 of the nodes are plenty
   * @throws IllegalArgumentException when there is not one round
   */
  ContractionComponents(long maxNodesInMemory, int maxRounds) {
    if (maxRounds < 1) {
      throw new IllegalArgumentException(
          "the bound of rounds is %d; give at least 1".formatted(maxRounds));
    }
    this.maxNodesInMemory = maxNodesInMemory;
    this.maxRounds = maxRounds;
  }

  /**
   * Labels every node immediately: the result is kept in the session and released when it is no
   * longer referenced.
   *
   * @param edges as for {@link WeakComponents#of}
   * @return as of {@link WeakComponents#of}
   * @throws IllegalStateException when edges are left after the last round
   */
  Dataset<Row> of(Dataset<Row> edges) {
    Deque<CheckpointedRows> moves = new ArrayDeque<>();
    CheckpointedRows left =
        CheckpointedRows.of(edges.select(col("from_id"), col("to_id")).distinct());
    try {
      // An edge has two nodes at most.
      while (2 * left.count() > maxNodesInMemory) {
        if (moves.size() == maxRounds) {
          throw new IllegalStateException(
              "%,d edges are left after %d rounds of contraction; allow more rounds"
                  .formatted(left.count(), maxRounds));
        }
        CheckpointedRows move = CheckpointedRows.of(move(left.rows(), moves.size()));
        moves.push(move);
        CheckpointedRows contracted = CheckpointedRows.of(contracted(left.rows(), move.rows()));
        left.close();
        left = contracted;
      }
      moves.push(
          CheckpointedRows.of(
              ComponentsInMemory.of(left.rows(), maxNodesInMemory)
                  .labels()
                  .select(col("node_id"), col("component_id").as("end_id"))));
      while (moves.size() > 1) {
        try (CheckpointedRows later = moves.pop();
            CheckpointedRows move = moves.pop()) {
          moves.push(CheckpointedRows.of(followed(move.rows(), later.rows())));
        }
      }
      return labelled(moves.element().rows()).localCheckpoint();
    } finally {
      left.close();
      moves.forEach(CheckpointedRows::close);
    }
  }

  /** The move of every node: {@code node_id}, {@code end_id}. */
  private static Dataset<Row> move(Dataset<Row> edges, int round) {
    Dataset<Row> forth =
        edges.select(col("from_id").as("node_id"), ranked(col("to_id"), round).as("neighbour"));
    Dataset<Row> back =
        edges.select(col("to_id").as("node_id"), ranked(col("from_id"), round).as("neighbour"));
    return forth
        .union(back)
        .groupBy("node_id")
        .agg(min("neighbour").as("first"))
        .select(
            col("node_id"),
            least(col("first"), ranked(col("node_id"), round)).getField("id").as("end_id"));
  }

  private static Column ranked(Column id, int round) {
    return struct(xxhash64(lit(round), id).as("rank"), id.as("id"));
  }

  /** The edges between the nodes after a move, each once. */
  private static Dataset<Row> contracted(Dataset<Row> edges, Dataset<Row> move) {
    Dataset<Row> from = move.select(col("node_id").as("from_id"), col("end_id").as("from_end"));
    Dataset<Row> to = move.select(col("node_id").as("to_id"), col("end_id").as("to_end"));
    return edges
        .join(from, "from_id")
        .join(to, "to_id")
        .where(col("from_end").notEqual(col("to_end")))
        .select(
            least(col("from_end"), col("to_end")).as("from_id"),
            greatest(col("from_end"), col("to_end")).as("to_id"))
        .distinct();
  }

  /**
   * The end of every node after a move and all later ones; a node without a later move stays where
   * it is.
   */
  private static Dataset<Row> followed(Dataset<Row> move, Dataset<Row> later) {
    Dataset<Row> onward = later.select(col("node_id").as("end_id"), col("end_id").as("later_id"));
    return move.join(onward, new String[] {"end_id"}, "left")
        .select(col("node_id"), coalesce(col("later_id"), col("end_id")).as("end_id"));
  }

  private static Dataset<Row> labelled(Dataset<Row> ends) {
    Dataset<Row> components =
        ends.groupBy("end_id")
            .agg(min("node_id").as("component_id"), count(lit(1)).as("component_size"));
    return ends.join(components, "end_id").select("node_id", "component_id", "component_size");
  }
}
