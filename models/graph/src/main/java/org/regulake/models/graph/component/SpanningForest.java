package org.regulake.models.graph.component;

import java.io.Serializable;

/**
 * The fewest edges that connect the same nodes: one for every node that is not the smallest of its
 * set. Tasks send it to each other instead of their edges; see {@link UnionFind}.
 */
public final class SpanningForest implements Serializable {

  private static final long serialVersionUID = 1;

  private final int[] node;
  private final int[] parent;

  private SpanningForest(int[] node, int[] parent) {
    this.node = node;
    this.parent = parent;
  }

  /** The edges of nodes that are not their own parent, by ascending node. */
  static SpanningForest of(int[] parents) {
    int edges = 0;
    for (int node = 0; node < parents.length; node++) {
      edges += parents[node] == node ? 0 : 1;
    }
    int[] nodes = new int[edges];
    int[] parentOf = new int[edges];
    int at = 0;
    for (int node = 0; node < parents.length; node++) {
      if (parents[node] != node) {
        nodes[at] = node;
        parentOf[at++] = parents[node];
      }
    }
    return new SpanningForest(nodes, parentOf);
  }

  public int edgeCount() {
    return node.length;
  }

  public int node(int edge) {
    return node[edge];
  }

  /** A smaller node of the same set. */
  public int parent(int edge) {
    return parent[edge];
  }
}
