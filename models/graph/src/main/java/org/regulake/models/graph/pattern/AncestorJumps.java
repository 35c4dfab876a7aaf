package org.regulake.models.graph.pattern;

/**
 * Ancestors at any depth of a forest that grows at its leaves, in logarithmic time: every node
 * stores its parent and one node further up, chosen so that steps of doubling length cover any
 * distance (Myers, An applicative random-access stack, 1983). 12 bytes per node.
 */
final class AncestorJumps {

  private static final int UNKNOWN = -1;

  private final int[] parent;
  private final int[] jump;
  private final int[] depth;

  AncestorJumps(int nodeCount) {
    parent = new int[nodeCount];
    jump = new int[nodeCount];
    depth = new int[nodeCount];
  }

  void setRoot(int node) {
    parent[node] = node;
    jump[node] = node;
    depth[node] = 0;
  }

  void setBelow(int node, int above) {
    int further = jump[above];
    parent[node] = above;
    jump[node] =
        depth[above] - depth[further] == depth[further] - depth[jump[further]]
            ? jump[further]
            : above;
    depth[node] = depth[above] + 1;
  }

  /** Removes a node until it is set again. */
  void remove(int node) {
    depth[node] = UNKNOWN;
  }

  boolean isKnown(int node) {
    return depth[node] != UNKNOWN;
  }

  /** Number of nodes above; 0 for a root. */
  int depth(int node) {
    return depth[node];
  }

  /** The node itself, or its ancestor at a depth. */
  int at(int node, int wanted) {
    int at = node;
    while (depth[at] > wanted) {
      at = depth[jump[at]] >= wanted ? jump[at] : parent[at];
    }
    return at;
  }
}
