package org.regulake.models.graph.engine;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Algorithms on a graph whose edges are rows of a table: {@code from_id} and {@code to_id}, text,
 * not null. The nodes are those of the edges. Results depend neither on the order of the edges nor
 * on the number of partitions. The edges may be read several times: persist them when they are
 * expensive to compute. An edge without an id fails the job that reads it.
 */
public interface GraphEngine {

  /**
   * Weakly connected components: nodes that are connected when direction does not matter.
   *
   * @return {@code node_id}, {@code component_id} (smallest id in the component, by its bytes in
   *     UTF-8), {@code component_size} (nodes)
   */
  Dataset<Row> components(Dataset<Row> edges);

  /**
   * PageRank (Page and others 1999): every node starts with the same rank and passes the damped
   * part of its rank on along its edges, in equal parts, parallel edges each carrying one. Engines
   * may spread the rank of nodes without outgoing edges differently, which makes no difference in
   * the limit. So results differ by rounding where every node has an outgoing edge, and otherwise,
   * summed over all nodes, by at most 6 · damping^rounds / (1 − damping).
   *
   * @return {@code node_id}, {@code page_rank} (0 to 1; all sum to 1)
   */
  Dataset<Row> pageRank(Dataset<Row> edges, Damping damping, Rounds rounds);

  /**
   * Communities by synchronous label propagation (Raghavan and others 2007, made deterministic as
   * in CDLP of LDBC Graphalytics): in a round all nodes at once take the label most frequent among
   * their neighbours, of those equally frequent the smallest by its bytes in UTF-8. An edge counts
   * at both of its ends.
   *
   * @return {@code node_id}, {@code label_id} (id of a node, though not always of one in the
   *     community)
   */
  Dataset<Row> labelPropagation(Dataset<Row> edges, Rounds rounds);

  /**
   * All occurrences of a motif in the graph. A motif that is the same from several of its nodes is
   * found from each of them: a ring of three enterprises is three rows.
   *
   * @param edges {@code edge_type} in addition, text, not null; parallel edges of one type count
   *     once
   * @return for every node of the motif, in the order of {@link Motif#nodes}, the column {@link
   *     Motif#column}: the id of the node in its place
   */
  Dataset<Row> motifs(Dataset<Row> edges, Motif motif);
}
