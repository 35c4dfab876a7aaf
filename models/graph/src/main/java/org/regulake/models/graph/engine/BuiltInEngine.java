package org.regulake.models.graph.engine;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.centrality.LabelPropagation;
import org.regulake.models.graph.centrality.PageRank;
import org.regulake.models.graph.component.WeakComponents;

/**
 * Our own engine. Components and motifs are found in tables of any size; ranks and labels in the
 * primitive arrays of one task, up to a bound on nodes. In every round, nodes without edges pass
 * their rank to all nodes equally, so ranks are those of LDBC Graphalytics.
 */
public final class BuiltInEngine implements GraphEngine {

  private static final StructType RANKS =
      new StructType()
          .add("node_number", DataTypes.LongType, false)
          .add("page_rank", DataTypes.DoubleType, false);

  private static final StructType LABELS =
      new StructType()
          .add("node_number", DataTypes.LongType, false)
          .add("label_number", DataTypes.LongType, false);

  private final long maxNodesInMemory;
  private final WeakComponents components;

  /**
   * An engine with a bound.
   *
   * @param maxNodesInMemory nodes that fit into the memory of one task; some 100 bytes each, and 32
   *     each of their edges
   * @throws IllegalArgumentException when the bound is negative, or larger than arrays can be
   */
  public BuiltInEngine(long maxNodesInMemory) {
    this.components = new WeakComponents(maxNodesInMemory);
    this.maxNodesInMemory = maxNodesInMemory;
  }

  @Override
  public Dataset<Row> components(Dataset<Row> edges) {
    return components.of(edges);
  }

  /**
   * See {@link GraphEngine#pageRank}; an IllegalArgumentException for more nodes than the bound.
   */
  @Override
  public Dataset<Row> pageRank(Dataset<Row> edges, Damping damping, Rounds rounds) {
    NumberedGraph graph = NumberedGraph.of(edges);
    Dataset<Row> ranks =
        rowsByNode(
            graph,
            RANKS,
            directed -> {
              double[] rank = new PageRank(damping.ratio(), rounds.count()).of(directed);
              return node -> RowFactory.create((long) node, rank[node]);
            });
    return graph.withId(ranks, "node_number", "node_id").select("node_id", "page_rank");
  }

  /**
   * See {@link GraphEngine#labelPropagation}; an IllegalArgumentException for more nodes than the
   * bound.
   */
  @Override
  public Dataset<Row> labelPropagation(Dataset<Row> edges, Rounds rounds) {
    NumberedGraph graph = NumberedGraph.of(edges);
    Dataset<Row> labels =
        rowsByNode(
            graph,
            LABELS,
            directed -> {
              int[] label = new LabelPropagation(rounds.count()).of(directed);
              return node -> RowFactory.create((long) node, (long) label[node]);
            });
    return graph
        .withId(graph.withId(labels, "node_number", "node_id"), "label_number", "label_id")
        .select("node_id", "label_id");
  }

  @Override
  public Dataset<Row> motifs(Dataset<Row> edges, Motif motif) {
    return MotifSearch.of(edges, motif);
  }

  private Dataset<Row> rowsByNode(NumberedGraph graph, StructType schema, NodeAlgorithm algorithm) {
    int nodeCount = checkedNodeCount(graph);
    return graph
        .edges()
        .repartition(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                edges ->
                    IntStream.range(0, nodeCount)
                        .mapToObj(algorithm.run(directed(nodeCount, edges)))
                        .iterator(),
            Encoders.row(schema));
  }

  private int checkedNodeCount(NumberedGraph graph) {
    long nodeCount = graph.nodes().count();
    if (nodeCount > maxNodesInMemory) {
      throw new IllegalArgumentException(
          ("the graph has %,d nodes and one task may hold %,d; raise the bound of nodes in memory,"
                  + " or divide the graph")
              .formatted(nodeCount, maxNodesInMemory));
    }
    return (int) nodeCount;
  }

  private static DirectedGraph directed(int nodeCount, Iterator<Row> edges) {
    IntStream.Builder from = IntStream.builder();
    IntStream.Builder to = IntStream.builder();
    edges.forEachRemaining(
        edge -> {
          from.add((int) edge.getLong(0));
          to.add((int) edge.getLong(1));
        });
    return DirectedGraph.of(nodeCount, from.build().toArray(), to.build().toArray());
  }

  /** An algorithm on a whole graph in one task; it returns the row of every node by its number. */
  private interface NodeAlgorithm extends Serializable {
    IntFunction<Row> run(DirectedGraph graph);
  }
}
