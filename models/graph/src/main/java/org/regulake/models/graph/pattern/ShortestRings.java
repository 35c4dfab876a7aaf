package org.regulake.models.graph.pattern;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;

/**
 * A shortest ring through a node by breadth-first search within its strong component; of several
 * the first in the order of their nodes, read from that node on.
 */
final class ShortestRings {

  private final EarliestEdges edges;
  private final StrongComponents components;
  private final int[] seenFrom;
  private final int[] reachedFrom;
  private final int[] reachedBy;
  private final int[] queue;
  private long steps;

  ShortestRings(EarliestEdges edges, StrongComponents components) {
    int nodes = edges.graph().nodeCount();
    this.edges = edges;
    this.components = components;
    this.seenFrom = new int[nodes];
    this.reachedFrom = new int[nodes];
    this.reachedBy = new int[nodes];
    this.queue = new int[nodes];
    Arrays.fill(seenFrom, -1);
  }

  /** Edges followed so far. */
  long steps() {
    return steps;
  }

  /**
   * The ring through a node that lies on one; to be called once per node. Follows every edge of the
   * component once at most.
   */
  Ring through(int node) {
    DirectedGraph graph = edges.graph();
    seenFrom[node] = node;
    queue[0] = node;
    int size = 1;
    for (int at = 0; at < size; at++) {
      int source = queue[at];
      for (int edge = graph.firstEdge(source); edge < graph.endEdge(source); edge++) {
        steps++;
        int target = graph.target(edge);
        if (target == node) {
          return ring(node, source, edge);
        }
        if (seenFrom[target] != node
            && components.component(target) == components.component(node)) {
          seenFrom[target] = node;
          reachedFrom[target] = source;
          reachedBy[target] = edge;
          queue[size++] = target;
        }
      }
    }
    throw new IllegalArgumentException(
        "no ring through node %d: ask for nodes of components of two or more".formatted(node));
  }

  private Ring ring(int first, int last, int closing) {
    int length = 1;
    for (int node = last; node != first; node = reachedFrom[node]) {
      length++;
    }
    int[] nodes = new int[length];
    int[] path = new int[length];
    int at = length - 1;
    nodes[at] = last;
    path[at] = edges.given(closing);
    for (int node = last; node != first; node = reachedFrom[node]) {
      at--;
      nodes[at] = reachedFrom[node];
      path[at] = edges.given(reachedBy[node]);
    }
    return Ring.of(nodes, path);
  }
}
