package org.regulake.models.graph.component;

import java.util.Arrays;

/**
 * Disjoint sets of the nodes 0 … n − 1, 4 bytes per node (Galler and Fischer 1964; path halving:
 * Tarjan and van Leeuwen 1984). The smallest node of a set is its root, so the labels do not depend
 * on the order in which nodes were united.
 *
 * <p>Large graphs are united in parts: each part reads its share of the edges, and the parts
 * exchange only their {@link #spanningForest}, which has less than one edge per node however many
 * edges were read.
 */
public final class UnionFind {

  // A node never has a larger parent: roots are the smallest of their set, and halving only moves a
  // parent closer to the root.
  private int[] parent;
  private int nodeCount;

  /**
   * Every node in a set of its own.
   *
   * @param nodeCount number of nodes
   */
  public UnionFind(int nodeCount) {
    parent = new int[nodeCount];
    addUpTo(nodeCount);
  }

  public int nodeCount() {
    return nodeCount;
  }

  /**
   * Adds nodes, each in a set of its own, up to a count; does nothing when there are that many
   * already.
   */
  public void addUpTo(int count) {
    if (count > parent.length) {
      parent =
          Arrays.copyOf(
              parent, Math.max(count, 2 * Math.min(parent.length, Integer.MAX_VALUE / 4)));
    }
    while (nodeCount < count) {
      parent[nodeCount] = nodeCount++;
    }
  }

  /**
   * Unites the sets of two nodes.
   *
   * @return whether they were two sets before
   * @throws IllegalArgumentException when there is no such node
   */
  public boolean unite(int left, int right) {
    int leftRoot = find(left);
    int rightRoot = find(right);
    parent[Math.max(leftRoot, rightRoot)] = Math.min(leftRoot, rightRoot);
    return leftRoot != rightRoot;
  }

  /** Unites the nodes that another part of the edges united. */
  public void unite(SpanningForest forest) {
    for (int edge = 0; edge < forest.edgeCount(); edge++) {
      unite(forest.node(edge), forest.parent(edge));
    }
  }

  /**
   * The smallest node of the set.
   *
   * @throws IllegalArgumentException when there is no such node
   */
  public int find(int node) {
    if (node < 0 || node >= nodeCount) {
      throw new IllegalArgumentException(
          "there is no node %d, the nodes are 0 to %d".formatted(node, nodeCount - 1));
    }
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** For every node the smallest node of its set. */
  public int[] labels() {
    int[] label = new int[nodeCount];
    for (int node = 0; node < label.length; node++) {
      // The parent is smaller, so its label is known; a root is its own.
      label[node] = parent[node] == node ? node : label[parent[node]];
    }
    return label;
  }

  /** The fewest edges that unite the same nodes. */
  public SpanningForest spanningForest() {
    return SpanningForest.of(Arrays.copyOf(parent, nodeCount));
  }
}
