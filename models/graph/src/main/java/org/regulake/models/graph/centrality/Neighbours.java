package org.regulake.models.graph.centrality;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * The distinct neighbours of every node in either direction, ascending, without the node itself:
 * the graph without directions, parallel edges and loops. A link is listed at both of its ends,
 * with the number of directions in which edges run along it.
 */
final class Neighbours {

  /** Receives a triangle: its corners, and the links opposite to them. */
  interface TriangleVisitor {
    void triangle(
        int first, int second, int third, int oppositeFirst, int oppositeSecond, int oppositeThird);
  }

  private final int[] firstLink;
  private final int[] neighbour;
  private final byte[] directions;

  private Neighbours(int[] firstLink, int[] neighbour, byte[] directions) {
    this.firstLink = firstLink;
    this.neighbour = neighbour;
    this.directions = directions;
  }

  /** Merges the sorted targets and sources of every node; linear time. */
  static Neighbours of(DirectedGraph graph) {
    DirectedGraph reversed = graph.reversed();
    int nodeCount = graph.nodeCount();
    int[] firstLink = new int[nodeCount + 1];
    int[] neighbour = new int[Math.multiplyExact(2, graph.edgeCount())];
    byte[] directions = new byte[neighbour.length];
    int link = 0;
    for (int node = 0; node < nodeCount; node++) {
      int outgoing = graph.firstEdge(node);
      int incoming = reversed.firstEdge(node);
      while (outgoing < graph.endEdge(node) || incoming < reversed.endEdge(node)) {
        int next = Math.min(targetAt(graph, outgoing, node), targetAt(reversed, incoming, node));
        int afterOutgoing = skip(graph, outgoing, node, next);
        int afterIncoming = skip(reversed, incoming, node, next);
        if (next != node) {
          neighbour[link] = next;
          directions[link++] =
              (byte) ((afterOutgoing > outgoing ? 1 : 0) + (afterIncoming > incoming ? 1 : 0));
        }
        outgoing = afterOutgoing;
        incoming = afterIncoming;
      }
      firstLink[node + 1] = link;
    }
    return new Neighbours(
        firstLink, Arrays.copyOf(neighbour, link), Arrays.copyOf(directions, link));
  }

  private static int targetAt(DirectedGraph graph, int edge, int node) {
    return edge < graph.endEdge(node) ? graph.target(edge) : Integer.MAX_VALUE;
  }

  /** The first edge of the node, from the given one on, that leads to another target. */
  private static int skip(DirectedGraph graph, int edge, int node, int target) {
    int at = edge;
    while (at < graph.endEdge(node) && graph.target(at) == target) {
      at++;
    }
    return at;
  }

  int nodeCount() {
    return firstLink.length - 1;
  }

  int count(int node) {
    return firstLink[node + 1] - firstLink[node];
  }

  int firstLink(int node) {
    return firstLink[node];
  }

  int endLink(int node) {
    return firstLink[node + 1];
  }

  int neighbour(int link) {
    return neighbour[link];
  }

  /** 1 when edges run one way along the link, 2 when they run both ways. */
  int directions(int link) {
    return directions[link];
  }

  /**
   * Visits every triangle once. Each is found from its corner with the fewest neighbours, so that a
   * hub is not read again and again (Chiba and Nishizeki 1985; Schank and Wagner 2005): time at
   * most in the order of links to the power of 1.5.
   */
  void forEachTriangle(TriangleVisitor visitor) {
    int[] firstUpward = new int[nodeCount() + 1];
    int[] upward = upwardLinks(firstUpward);
    // The link that leads from the current first corner to a node, or one of an earlier corner.
    int[] linkTo = new int[nodeCount()];
    Arrays.fill(linkTo, -1);
    for (int first = 0; first < nodeCount(); first++) {
      for (int at = firstUpward[first]; at < firstUpward[first + 1]; at++) {
        linkTo[neighbour[upward[at]]] = upward[at];
      }
      for (int at = firstUpward[first]; at < firstUpward[first + 1]; at++) {
        int second = neighbour[upward[at]];
        for (int from = firstUpward[second]; from < firstUpward[second + 1]; from++) {
          int third = neighbour[upward[from]];
          if (linkTo[third] >= firstLink[first]) {
            visitor.triangle(first, second, third, upward[from], linkTo[third], upward[at]);
          }
        }
      }
    }
  }

  /** The links that lead to a node with more neighbours, or with as many and a higher number. */
  private int[] upwardLinks(int[] firstUpward) {
    int[] upward = new int[neighbour.length / 2];
    int size = 0;
    for (int node = 0; node < nodeCount(); node++) {
      for (int link = firstLink[node]; link < firstLink[node + 1]; link++) {
        int other = neighbour[link];
        if (count(node) < count(other) || (count(node) == count(other) && node < other)) {
          upward[size++] = link;
        }
      }
      firstUpward[node + 1] = size;
    }
    return upward;
  }
}
