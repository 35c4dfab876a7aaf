package org.regulake.models.graph.component;

/**
 * Weakly connected components of a graph in primitive arrays: nodes that reach each other when
 * direction does not matter.
 */
public final class WeakComponentLabels {

  private WeakComponentLabels() {}

  /**
   * Labels every node; linear in practice, 8 bytes per node in addition to the edges.
   *
   * @param nodeCount number of nodes, 0 … nodeCount − 1
   * @param from one end of every edge
   * @param to the other end, as long as {@code from}
   * @return for every node the smallest node of its component
   * @throws IllegalArgumentException when the arrays differ in length or name a node that is not
   *     there
   */
  public static int[] of(int nodeCount, int[] from, int[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "%,d sources but %,d targets".formatted(from.length, to.length));
    }
    UnionFind components = new UnionFind(nodeCount);
    for (int edge = 0; edge < from.length; edge++) {
      components.unite(from[edge], to[edge]);
    }
    return components.labels();
  }
}
