package org.regulake.models.graph;

import java.util.Arrays;

/**
 * A directed graph of the nodes 0 … n − 1 in primitive arrays (compressed sparse rows): 12 bytes
 * per edge, 4 per node, and 8 more per edge with weights. The edges that leave a node are the
 * numbers {@code firstEdge(node)} to {@code endEdge(node)} − 1, in ascending order of their target
 * and, for the same target, in the order in which they were given; so everything computed from them
 * is the same for any number of threads.
 */
public final class DirectedGraph {

  private final int[] firstEdge;
  private final int[] target;
  private final int[] position;
  private final double[] weight;

  private DirectedGraph(int[] firstEdge, int[] target, int[] position, double[] weight) {
    this.firstEdge = firstEdge;
    this.target = target;
    this.position = position;
    this.weight = weight;
  }

  /**
   * A graph without weights.
   *
   * @param nodeCount number of nodes
   * @param from source of every edge, 0 … nodeCount − 1
   * @param to target of every edge, as long as {@code from}
   * @throws IllegalArgumentException when the arrays differ in length or name a node that is not
   *     there
   */
  public static DirectedGraph of(int nodeCount, int[] from, int[] to) {
    return sorted(nodeCount, from, to, null);
  }

  /** The same with a weight for every edge, such as the share held (0 to 1). */
  public static DirectedGraph of(int nodeCount, int[] from, int[] to, double[] weight) {
    if (weight.length != from.length) {
      throw new IllegalArgumentException(
          "%,d edges but %,d weights".formatted(from.length, weight.length));
    }
    return sorted(nodeCount, from, to, weight);
  }

  /** Two stable counting sorts, first by target, then by source: linear time, no objects. */
  private static DirectedGraph sorted(int nodeCount, int[] from, int[] to, double[] weight) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "%,d sources but %,d targets".formatted(from.length, to.length));
    }
    int[] byTarget = new int[from.length];
    int[] place = starts(nodeCount, to);
    for (int edge = 0; edge < to.length; edge++) {
      byTarget[place[to[edge]]++] = edge;
    }
    int[] firstEdge = starts(nodeCount, from);
    place = Arrays.copyOf(firstEdge, firstEdge.length);
    int[] target = new int[from.length];
    int[] position = new int[from.length];
    double[] sortedWeight = weight == null ? null : new double[from.length];
    for (int edge : byTarget) {
      int at = place[from[edge]]++;
      target[at] = to[edge];
      position[at] = edge;
      if (weight != null) {
        sortedWeight[at] = weight[edge];
      }
    }
    return new DirectedGraph(firstEdge, target, position, sortedWeight);
  }

  private static int[] starts(int nodeCount, int[] nodes) {
    int[] starts = new int[nodeCount + 1];
    for (int node : nodes) {
      if (node < 0 || node >= nodeCount) {
        throw new IllegalArgumentException(
            "an edge names node %d, and the nodes are 0 to %d".formatted(node, nodeCount - 1));
      }
      starts[node + 1]++;
    }
    for (int node = 0; node < nodeCount; node++) {
      starts[node + 1] += starts[node];
    }
    return starts;
  }

  /** The same graph with every edge reversed; positions and weights stay with their edges. */
  public DirectedGraph reversed() {
    int[] from = new int[target.length];
    for (int node = 0; node < nodeCount(); node++) {
      Arrays.fill(from, firstEdge[node], firstEdge[node + 1], node);
    }
    DirectedGraph reversed = sorted(nodeCount(), target, from, weight);
    for (int edge = 0; edge < reversed.position.length; edge++) {
      reversed.position[edge] = position[reversed.position[edge]];
    }
    return reversed;
  }

  public int nodeCount() {
    return firstEdge.length - 1;
  }

  public int edgeCount() {
    return target.length;
  }

  /** Number of the first edge that leaves the node. */
  public int firstEdge(int node) {
    return firstEdge[node];
  }

  /** One past the number of the last edge that leaves the node. */
  public int endEdge(int node) {
    return firstEdge[node + 1];
  }

  public int target(int edge) {
    return target[edge];
  }

  /** Weight of an edge; an error when the graph has none. */
  public double weight(int edge) {
    return weight[edge];
  }

  /**
   * Position of the edge in the arrays from which the graph was made, which leads back to its
   * record.
   */
  public int position(int edge) {
    return position[edge];
  }
}
