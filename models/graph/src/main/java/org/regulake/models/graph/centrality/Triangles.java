package org.regulake.models.graph.centrality;

import org.regulake.models.graph.DirectedGraph;

/**
 * Triangles of a graph: three nodes each linked with the other two, in any direction. Parallel
 * edges and loops do not count.
 */
public final class Triangles {

  private Triangles() {}

  /** Number of triangles of the whole graph. */
  public static long count(DirectedGraph graph) {
    long[] count = new long[1];
    Neighbours.of(graph)
        .forEachTriangle(
            (first, second, third, oppositeFirst, oppositeSecond, oppositeThird) -> count[0]++);
    return count[0];
  }
}
