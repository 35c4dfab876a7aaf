package org.regulake.models.graph.centrality;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/** Sizes of the neighbourhood of every node. */
public final class EgoNetworks {

  private EgoNetworks() {}

  /** Edges that leave every node, parallel ones and loops included. */
  public static int[] outDegrees(DirectedGraph graph) {
    int[] degree = new int[graph.nodeCount()];
    Arrays.setAll(degree, node -> graph.endEdge(node) - graph.firstEdge(node));
    return degree;
  }

  /** Edges that lead to every node, parallel ones and loops included. */
  public static int[] inDegrees(DirectedGraph graph) {
    int[] degree = new int[graph.nodeCount()];
    for (int edge = 0; edge < graph.edgeCount(); edge++) {
      degree[graph.target(edge)]++;
    }
    return degree;
  }

  /** Distinct other nodes linked with every node in either direction. */
  public static int[] neighbours(DirectedGraph graph) {
    Neighbours neighbours = Neighbours.of(graph);
    int[] count = new int[graph.nodeCount()];
    Arrays.setAll(count, neighbours::count);
    return count;
  }

  /**
   * Distinct other nodes within two steps of every node, in any direction, counted up to a bound.
   * Without a bound a hub with a million neighbours would be read a million times.
   *
   * @param most count at which counting stops, 1 or more; a node with this count may have more
   * @throws IllegalArgumentException when the bound is below 1
   */
  public static int[] withinTwoSteps(DirectedGraph graph, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "nodes within two steps counted up to %d; give a bound of 1 or more".formatted(most));
    }
    TwoSteps search = new TwoSteps(Neighbours.of(graph), most);
    int[] count = new int[graph.nodeCount()];
    Arrays.setAll(count, search::around);
    return count;
  }

  private static final class TwoSteps {

    private final Neighbours neighbours;
    private final int most;
    // The last node in whose neighbourhood a node was seen.
    private final int[] seenFrom;

    TwoSteps(Neighbours neighbours, int most) {
      this.neighbours = neighbours;
      this.most = most;
      this.seenFrom = new int[neighbours.nodeCount()];
      Arrays.fill(seenFrom, -1);
    }

    int around(int node) {
      seenFrom[node] = node;
      int count = unseen(node, node, most);
      for (int link = neighbours.firstLink(node);
          link < neighbours.endLink(node) && count < most;
          link++) {
        count += unseen(neighbours.neighbour(link), node, most - count);
      }
      return count;
    }

    /**
     * Marks the neighbours of one node as seen from another, and counts up to a bound those not
     * seen before.
     */
    private int unseen(int of, int from, int bound) {
      int count = 0;
      for (int link = neighbours.firstLink(of);
          link < neighbours.endLink(of) && count < bound;
          link++) {
        int neighbour = neighbours.neighbour(link);
        if (seenFrom[neighbour] != from) {
          seenFrom[neighbour] = from;
          count++;
        }
      }
      return count;
    }
  }
}
