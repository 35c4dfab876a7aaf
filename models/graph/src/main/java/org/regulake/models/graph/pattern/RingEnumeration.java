package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;

/**
 * All rings up to a length, each once: from every node those on which it is the smallest (Tiernan
 * 1970), without edges from which the way back would be too long. Their number may grow
 * exponentially, so the search ends at a bound and reports it.
 */
final class RingEnumeration {

  private static final int FAR = Integer.MAX_VALUE;

  private final EarliestEdges edges;
  private final DirectedGraph graph;
  private final DirectedGraph reversed;
  private final RingBounds bounds;
  private final List<Ring> rings = new ArrayList<>();
  // Number of edges from the node back to the start, FAR when too many.
  private final int[] back;
  private final boolean[] isOnPath;
  private final int[] path;
  private final int[] pathEdge;
  private final int[] nextEdge;
  private final int[] queue;
  private long stepsLeft;
  private boolean isTruncated;

  private RingEnumeration(EarliestEdges edges, RingBounds bounds) {
    int nodes = edges.graph().nodeCount();
    int longest = Math.min(bounds.longest(), nodes);
    this.edges = edges;
    this.graph = edges.graph();
    this.reversed = graph.reversed();
    this.bounds = bounds;
    this.back = new int[nodes];
    this.isOnPath = new boolean[nodes];
    this.path = new int[longest + 1];
    this.pathEdge = new int[longest + 1];
    this.nextEdge = new int[longest + 1];
    this.queue = new int[nodes];
    this.stepsLeft = bounds.maxSteps();
    Arrays.fill(back, FAR);
  }

  /** The rings by their members in ascending order of the first, then the second … member. */
  static RingList of(EarliestEdges edges, RingBounds bounds) {
    RingEnumeration search = new RingEnumeration(edges, bounds);
    for (int start = 0; start < search.graph.nodeCount() && !search.isTruncated; start++) {
      search.from(start);
    }
    return new RingList(search.rings, search.isTruncated);
  }

  private void from(int start) {
    int reached = measureWaysBack(start);
    int depth = 0;
    enter(start, 0);
    while (depth >= 0 && !isTruncated) {
      int node = path[depth];
      if (nextEdge[depth] == graph.endEdge(node)) {
        isOnPath[node] = false;
        depth--;
        continue;
      }
      spend();
      int edge = nextEdge[depth]++;
      int target = graph.target(edge);
      pathEdge[depth] = edges.given(edge);
      if (target == start) {
        add(depth + 1);
      } else if (back[target] != FAR
          && !isOnPath[target]
          && depth + 1 + back[target] <= bounds.longest()) {
        depth++;
        enter(target, depth);
      }
    }
    for (int at = 0; at < reached; at++) {
      back[queue[at]] = FAR;
      isOnPath[queue[at]] = false;
    }
  }

  private void enter(int node, int depth) {
    path[depth] = node;
    nextEdge[depth] = graph.firstEdge(node);
    isOnPath[node] = true;
  }

  private void add(int length) {
    if (rings.size() == bounds.maxRings()) {
      isTruncated = true;
      return;
    }
    rings.add(Ring.of(Arrays.copyOf(path, length), Arrays.copyOf(pathEdge, length)));
  }

  /**
   * Fills {@link #back} for the start and larger nodes, and returns the number of nodes in the
   * queue.
   */
  private int measureWaysBack(int start) {
    back[start] = 0;
    queue[0] = start;
    int size = 1;
    for (int at = 0; at < size && !isTruncated; at++) {
      int node = queue[at];
      for (int edge = reversed.firstEdge(node);
          edge < reversed.endEdge(node) && back[node] < bounds.longest() - 1;
          edge++) {
        spend();
        int source = reversed.target(edge);
        if (source > start && back[source] == FAR) {
          back[source] = back[node] + 1;
          queue[size++] = source;
        }
      }
    }
    return size;
  }

  private void spend() {
    stepsLeft--;
    isTruncated |= stepsLeft < 0;
  }
}
