package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Edges that lead from a node back to it and meet every other node once.
 *
 * @param members the nodes from the smallest on, in the direction of the edges
 * @param edges the edge from every member to the next one, and from the last to the first: numbers
 *     in the arrays given
 */
public record Ring(List<Integer> members, List<Integer> edges) {

  /** A ring with copies of its lists. */
  public Ring {
    members = List.copyOf(members);
    edges = List.copyOf(edges);
  }

  /** Number of edges, and of members. */
  public int length() {
    return members.size();
  }

  /**
   * The ring that visits the nodes in this order, from the smallest on, whatever the first node of
   * the order.
   */
  static Ring of(int[] nodes, int[] edges) {
    int smallest = 0;
    for (int at = 1; at < nodes.length; at++) {
      smallest = nodes[at] < nodes[smallest] ? at : smallest;
    }
    List<Integer> members = new ArrayList<>(nodes.length);
    List<Integer> path = new ArrayList<>(nodes.length);
    for (int step = 0; step < nodes.length; step++) {
      members.add(nodes[(smallest + step) % nodes.length]);
      path.add(edges[(smallest + step) % nodes.length]);
    }
    return new Ring(members, path);
  }
}
