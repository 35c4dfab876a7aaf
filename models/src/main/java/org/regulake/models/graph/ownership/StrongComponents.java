package org.regulake.models.graph.ownership;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * Strongly connected components in linear time (Tarjan, Depth-first search and linear graph algorithms, 1972), without recursion. The
 * number of a component is above the numbers of all other components that can be reached from it.
 */
final class StrongComponents {

  private static final int UNSEEN = 0;

  private final int[] component;
  private final int[] member;
  private int[] first = new int[16];
  private int count;

  StrongComponents(DirectedGraph graph) {
    int nodes = graph.nodeCount();
    component = new int[nodes];
    member = new int[nodes];
    int[] lowest = new int[nodes];
    int[] nextEdge = new int[nodes];
    int[] path = new int[nodes];
    int[] open = new int[nodes];
    int seen = 0;
    int opened = 0;
    int closed = 0;
    for (int start = 0; start < nodes; start++) {
      if (lowest[start] != UNSEEN) {
        continue;
      }
      int depth = 0;
      path[0] = start;
      while (depth >= 0) {
        int node = path[depth];
        if (lowest[node] == UNSEEN) {
          lowest[node] = ++seen;
          // Until its component is closed, a node keeps here the minus of its own number.
          component[node] = -seen;
          nextEdge[node] = graph.firstEdge(node);
          open[opened++] = node;
        }
        if (nextEdge[node] < graph.endEdge(node)) {
          int target = graph.target(nextEdge[node]);
          if (lowest[target] == UNSEEN) {
            path[++depth] = target;
          } else {
            if (component[target] < 0) {
              lowest[node] = Math.min(lowest[node], lowest[target]);
            }
            nextEdge[node]++;
          }
        } else {
          if (lowest[node] == -component[node]) {
            int last;
            do {
              last = open[--opened];
              component[last] = count;
              member[closed++] = last;
            } while (last != node);
            end(closed);
          }
          depth--;
        }
      }
    }
  }

  private void end(int closed) {
    if (++count == first.length) {
      first = Arrays.copyOf(first, 2 * count);
    }
    first[count] = closed;
  }

  int count() {
    return count;
  }

  int component(int node) {
    return component[node];
  }

  int size(int component) {
    return first[component + 1] - first[component];
  }

  /** The node of a component that has one only. */
  int onlyMember(int component) {
    return member[first[component]];
  }

  /** The nodes of a component in ascending order. */
  int[] members(int component) {
    int[] members = Arrays.copyOfRange(member, first[component], first[component + 1]);
    Arrays.sort(members);
    return members;
  }
}
