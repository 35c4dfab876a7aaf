package org.regulake.models.graphframes;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.graphframes.GraphFrame;
import org.graphframes.lib.ConnectedComponents;
import org.graphframes.lib.LabelPropagation;
import org.regulake.models.graph.engine.CompleteEdges;
import org.regulake.models.graph.engine.Damping;
import org.regulake.models.graph.engine.GraphEngine;
import org.regulake.models.graph.engine.Motif;
import org.regulake.models.graph.engine.NumberedGraph;
import org.regulake.models.graph.engine.Rounds;

/**
 * Graph algorithms by GraphFrames 0.11.0 or later. It works on tables and has no bound on nodes.
 * Components, ranks and labels are computed immediately, not when they are read, and stay in the
 * cache of the session: use a session of its own, or clear the cache afterwards.
 *
 * <p>Rounds are checkpointed to the checkpoint folder of the Spark context, and to the executors
 * themselves where none is set.
 *
 * <p>Except for motifs, GraphFrames gets numbers as ids, because its label propagation breaks ties
 * between numbers only.
 */
public final class GraphFramesEngine implements GraphEngine {

  @Override
  public Dataset<Row> components(Dataset<Row> edges) {
    NumberedGraph graph = NumberedGraph.of(edges);
    ConnectedComponents search = frame(graph.nodes(), graph.edges()).connectedComponents();
    search.setUseLocalCheckpoints(isWithoutCheckpointFolder(edges));
    WindowSpec component = Window.partitionBy("component");
    return search.run().select(col("node_id"), min("node_id").over(component).as("component_id"), count(lit(1)).over(component).as("component_size"));
  }

  /**
   * See {@link GraphEngine#pageRank}. GraphFrames drops the rank of nodes without outgoing edges,
   * and scales the remaining ranks after the last round.
   */
  @Override
  public Dataset<Row> pageRank(Dataset<Row> edges, Damping damping, Rounds rounds) {
    NumberedGraph graph = NumberedGraph.of(edges);
    long nodeCount = graph.nodes().count();
    // The ranks of GraphFrames sum to the number of nodes.
    return frame(graph.nodes(), graph.edges()).pageRank().resetProbability(1 - damping.ratio()).maxIter(rounds.count()).run().vertices()
        .select(col("node_id"), col("pagerank").divide(nodeCount).as("page_rank"));
  }

  @Override
  public Dataset<Row> labelPropagation(Dataset<Row> edges, Rounds rounds) {
    NumberedGraph graph = NumberedGraph.of(edges);
    Dataset<Row> bothWays = graph.edges().union(graph.edges().select("to_number", "from_number"));
    LabelPropagation search = frame(graph.nodes(), bothWays).labelPropagation();
    // The other algorithm, of GraphX, does not define which of two equally frequent labels it
    // takes.
    search.setAlgorithm("graphframes");
    search.setUseLocalCheckpoints(isWithoutCheckpointFolder(edges));
    search.maxIter(rounds.count());
    Dataset<Row> labels = search.run().select(col("id").as("node_number"), col("label").as("label_number"));
    return graph.withId(graph.withId(labels, "node_number", "node_id"), "label_number", "label_id").select("node_id", "label_id");
  }

  @Override
  public Dataset<Row> motifs(Dataset<Row> edges, Motif motif) {
    Dataset<Row> known = CompleteEdges.of(edges, "from_id", "edge_type", "to_id").distinct().toDF("src", "edge_type", "dst");
    Dataset<Row> ids = known.select(col("src").as("id")).union(known.select("dst")).distinct();
    List<Motif.Step> steps = motif.steps();
    String pattern = IntStream.range(0, steps.size())
        .mapToObj(step -> "(%s)-[%s]->(%s)".formatted(steps.get(step).from(), edge(step), steps.get(step).to())).collect(Collectors.joining("; "));
    Column hasTypes = IntStream.range(0, steps.size())
        .mapToObj(step -> col(edge(step) + ".edge_type").equalTo(steps.get(step).edgeType())).reduce(lit(true), Column::and);
    return GraphFrame.apply(ids, known).find(pattern).filter(hasTypes)
        .select(motif.nodes().stream().map(node -> col(node + ".id").as(Motif.column(node))).toArray(Column[]::new))
        .filter(motif.hasDifferentNodes());
  }

  /** Different from all names of nodes, which have no underscore. */
  private static String edge(int step) {
    return "step_" + step;
  }

  private static GraphFrame frame(Dataset<Row> nodes, Dataset<Row> edges) {
    return GraphFrame.apply(nodes.select(col("node_number").as("id"), col("node_id")), edges.toDF("src", "dst"));
  }

  private static boolean isWithoutCheckpointFolder(Dataset<Row> edges) {
    return edges.sparkSession().sparkContext().getCheckpointDir().isEmpty();
  }
}
