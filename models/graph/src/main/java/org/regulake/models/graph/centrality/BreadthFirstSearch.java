package org.regulake.models.graph.centrality;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * The fewest edges from a source to every node (Moore 1959; BFS of LDBC Graphalytics). Linear time,
 * 8 bytes a node.
 */
public final class BreadthFirstSearch {

  /** Level of a node that no path from the source leads to. */
  public static final int UNREACHED = -1;

  private BreadthFirstSearch() {}

  /**
   * Levels along the direction of the edges.
   *
   * @return for every node the number of edges from the source, 0 for the source, {@link
   *     #UNREACHED} where no path leads
   * @throws IllegalArgumentException when the source is not in the graph
   */
  public static int[] levels(DirectedGraph graph, int source) {
    if (source < 0 || source >= graph.nodeCount()) {
      throw new IllegalArgumentException(
          "no node %d to search from, the nodes are 0 to %d"
              .formatted(source, graph.nodeCount() - 1));
    }
    int[] level = new int[graph.nodeCount()];
    Arrays.fill(level, UNREACHED);
    level[source] = 0;
    int[] queue = new int[graph.nodeCount()];
    queue[0] = source;
    int size = 1;
    for (int at = 0; at < size; at++) {
      int node = queue[at];
      for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
        int target = graph.target(edge);
        if (level[target] == UNREACHED) {
          level[target] = level[node] + 1;
          queue[size++] = target;
        }
      }
    }
    return level;
  }
}
