package org.regulake.models.graph.centrality;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * The shortest path from a source to every node, with the weight of an edge as its length (Dijkstra
 * 1959 with a binary heap; SSSP of LDBC Graphalytics). 16 bytes a node.
 */
public final class ShortestPaths {

  private ShortestPaths() {}

  /**
   * Distances along the direction of the edges.
   *
   * @param graph a graph with weights of 0 or more
   * @return for every node the sum of the lengths on its shortest path from the source, infinity
   *     where no path leads
   * @throws IllegalArgumentException when the source is not in the graph, or when an edge on a path
   *     has no length or one below 0
   */
  public static double[] distances(DirectedGraph graph, int source) {
    if (source < 0 || source >= graph.nodeCount()) {
      throw new IllegalArgumentException(
          "no node %d to start from, the nodes are 0 to %d"
              .formatted(source, graph.nodeCount() - 1));
    }
    double[] distance = new double[graph.nodeCount()];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    distance[source] = 0;
    NearestFirst waiting = new NearestFirst(distance);
    waiting.moveUp(source);
    while (!waiting.isEmpty()) {
      int node = waiting.takeNearest();
      for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
        int target = graph.target(edge);
        double reached = distance[node] + length(graph, edge);
        if (reached < distance[target]) {
          distance[target] = reached;
          waiting.moveUp(target);
        }
      }
    }
    return distance;
  }

  private static double length(DirectedGraph graph, int edge) {
    double length = graph.weight(edge);
    if (!(length >= 0)) {
      throw new IllegalArgumentException(
          "edge %d to node %d has length %s; shortest paths need lengths of 0 or more"
              .formatted(graph.position(edge), graph.target(edge), length));
    }
    return length;
  }
}
