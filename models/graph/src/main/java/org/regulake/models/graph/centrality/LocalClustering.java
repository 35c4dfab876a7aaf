package org.regulake.models.graph.centrality;

import org.regulake.models.graph.DirectedGraph;

/**
 * Local clustering coefficient: the share of the possible edges between the neighbours of a node
 * that exist (Watts and Strogatz 1998; for directed graphs as in LCC of LDBC Graphalytics).
 * Neighbours are those in either direction; between k of them k (k − 1) directed edges are
 * possible. Parallel edges and loops do not count. An undirected graph is given as edges both ways.
 */
public final class LocalClustering {

  private LocalClustering() {}

  /** For every node a share from 0 to 1; 0 for a node with fewer than two neighbours. */
  public static double[] of(DirectedGraph graph) {
    Neighbours neighbours = Neighbours.of(graph);
    long[] edges = new long[graph.nodeCount()];
    neighbours.forEachTriangle(
        (first, second, third, oppositeFirst, oppositeSecond, oppositeThird) -> {
          edges[first] += neighbours.directions(oppositeFirst);
          edges[second] += neighbours.directions(oppositeSecond);
          edges[third] += neighbours.directions(oppositeThird);
        });
    double[] share = new double[edges.length];
    for (int node = 0; node < share.length; node++) {
      long count = neighbours.count(node);
      share[node] = count < 2 ? 0 : (double) edges[node] / (count * (count - 1));
    }
    return share;
  }
}
