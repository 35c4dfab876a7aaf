package org.regulake.models.graph.engine;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Answers about a graph whose edges are rows of a table: {@code from_id} and {@code to_id}, text,
 * not null. The nodes are what the edges name. Answers depend neither on the order of the edges nor
 * on the number of partitions. The edges may be read several times: persist what is dear to make.
 * An edge without an id fails the job that reads it.
 */
public interface GraphEngine {

  /**
   * Weakly connected components: who hangs together when direction does not matter.
   *
   * @return {@code node_id}, {@code component_id} (smallest id in the component, by its bytes in
   *     UTF-8), {@code component_size} (nodes)
   */
  Dataset<Row> components(Dataset<Row> edges);

  /**
   * PageRank (Page and others 1999): every node starts alike and passes the damped part of its rank
   * on along its edges, in equal parts, parallel edges each carrying one. How an engine spreads the
   * rank of nodes that no edge leaves is its own affair and makes no difference in the limit. So
   * answers differ by rounding where an edge leaves every node, and else, summed over all nodes, by
   * at most 6 · damping^rounds / (1 − damping).
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
   * All places of the graph that look like a motif. A motif that looks the same from several of its
   * nodes is found from each of them: a ring of three enterprises is three rows.
   *
   * @param edges {@code edge_type} besides, text, not null; parallel edges of one type count once
   * @return for every node of the motif, in the order of {@link Motif#nodes}, the column {@link
   *     Motif#column}: the id of the node in its place
   */
  Dataset<Row> motifs(Dataset<Row> edges, Motif motif);
}
