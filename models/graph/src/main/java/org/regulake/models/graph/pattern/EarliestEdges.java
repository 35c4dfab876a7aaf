package org.regulake.models.graph.pattern;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * The edge that began first of all edges from one node to another, which is when the relation
 * began; of those that began on one day the first given. Edges from a node to itself are left out.
 */
final class EarliestEdges {

  private static final int NONE = -1;

  private final DatedEdges given;
  private final DirectedGraph graph;
  private final int[] earliest;
  private final int[] edgeOf;

  private EarliestEdges(DatedEdges given, DirectedGraph graph, int[] earliest, int[] edgeOf) {
    this.given = given;
    this.graph = graph;
    this.earliest = earliest;
    this.edgeOf = edgeOf;
  }

  static EarliestEdges of(DatedEdges given) {
    DirectedGraph all = DirectedGraph.of(given.nodeCount(), given.from(), given.to());
    int[] from = new int[given.count()];
    int[] to = new int[given.count()];
    int[] earliest = new int[given.count()];
    int[] edgeOf = new int[given.count()];
    int count = 0;
    for (int node = 0; node < given.nodeCount(); node++) {
      int firstOfNode = count;
      for (int edge = all.firstEdge(node); edge < all.endEdge(node); edge++) {
        int position = all.position(edge);
        if (all.target(edge) == node) {
          edgeOf[position] = NONE;
          continue;
        }
        // Parallel edges are adjacent, in the order in which they were given.
        if (count == firstOfNode || to[count - 1] != all.target(edge)) {
          from[count] = node;
          to[count] = all.target(edge);
          earliest[count++] = position;
        } else if (given.startDay()[position] < given.startDay()[earliest[count - 1]]) {
          earliest[count - 1] = position;
        }
        edgeOf[position] = count - 1;
      }
    }
    // Sources and targets ascend, so an edge of the graph has the number that it was counted by.
    DirectedGraph graph =
        DirectedGraph.of(given.nodeCount(), Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    return new EarliestEdges(given, graph, Arrays.copyOf(earliest, count), edgeOf);
  }

  DatedEdges given() {
    return given;
  }

  /** One edge at most from a node to another, none from a node to itself. */
  DirectedGraph graph() {
    return graph;
  }

  /** The number of an edge of the graph in the arrays given. */
  int given(int edge) {
    return earliest[edge];
  }

  /** The edge of the graph that leads from one node to another, or −1; by binary search. */
  int edge(int from, int to) {
    int low = graph.firstEdge(from);
    int high = graph.endEdge(from) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (graph.target(middle) == to) {
        return middle;
      }
      if (graph.target(middle) < to) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * For every edge of the graph the sum of the values of the edges that it represents; integers, so
   * the order does not matter.
   */
  long[] sums(long[] value) {
    long[] sums = new long[earliest.length];
    for (int position = 0; position < value.length; position++) {
      if (edgeOf[position] != NONE) {
        sums[edgeOf[position]] += value[position];
      }
    }
    return sums;
  }
}
