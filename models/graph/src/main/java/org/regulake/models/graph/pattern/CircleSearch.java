package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;
import org.regulake.models.graph.component.UnionFind;

/**
 * Strong components of two nodes or more with their shortest rings, and pairs with edges both ways.
 */
final class CircleSearch {

  /** A component in ascending order, and its rings as {@link Circle} has them. */
  record Found(List<Integer> nodes, List<Ring> rings, boolean isTruncated) {

    /** In the order of the ring when one ring contains all nodes, otherwise ascending. */
    List<Integer> members() {
      return rings.size() == 1 && rings.get(0).length() == nodes.size()
          ? rings.get(0).members()
          : nodes;
    }

    /** The edges of all rings, ring after ring, each edge once. */
    List<Integer> evidence() {
      Set<Integer> edges = new LinkedHashSet<>();
      rings.forEach(ring -> edges.addAll(ring.edges()));
      return List.copyOf(edges);
    }
  }

  private final EarliestEdges edges;
  private final StrongComponents components;

  CircleSearch(EarliestEdges edges) {
    this.edges = edges;
    this.components = StrongComponents.of(edges.graph());
  }

  /**
   * All components of three nodes or more, by their smallest node.
   *
   * @param maxSteps bound of the edges followed for one component, after which no further ring is
   *     searched for; the first ring always is
   */
  List<Found> circles(long maxSteps) {
    ShortestRings shortest = new ShortestRings(edges, components);
    UnionFind series = series();
    List<Found> found = new ArrayList<>();
    for (int node = 0; node < edges.graph().nodeCount(); node++) {
      int component = components.component(node);
      if (components.label(component) == node && components.size(component) > 2) {
        found.add(circle(components.nodes(component), shortest, series, maxSteps));
      }
    }
    return found;
  }

  /** All pairs of nodes with edges both ways, as rings of two, ascending. */
  List<Ring> pairs() {
    DirectedGraph graph = edges.graph();
    List<Ring> pairs = new ArrayList<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
        int other = graph.target(edge);
        int back =
            other > node && components.component(other) == components.component(node)
                ? edges.edge(other, node)
                : -1;
        if (back >= 0) {
          pairs.add(new Ring(List.of(node, other), List.of(edges.given(edge), edges.given(back))));
        }
      }
    }
    return pairs;
  }

  private static Found circle(
      int[] nodes, ShortestRings shortest, UnionFind series, long maxSteps) {
    Set<Ring> rings = new LinkedHashSet<>();
    boolean isTruncated = false;
    long before = shortest.steps();
    for (int at = 0; at < nodes.length && !isTruncated; at++) {
      if (series.find(nodes[at]) == nodes[at]) {
        isTruncated = shortest.steps() - before >= maxSteps;
        if (!isTruncated) {
          rings.add(shortest.through(nodes[at]));
        }
      }
    }
    return new Found(IntStream.of(nodes).boxed().toList(), List.copyOf(rings), isTruncated);
  }

  /**
   * Sets of nodes in a row without branches. They lie on the same rings, so one search per set is
   * enough: a ring of a million nodes is one search, not a million.
   */
  private UnionFind series() {
    DirectedGraph graph = edges.graph();
    int[] leaving = new int[graph.nodeCount()];
    int[] arriving = new int[graph.nodeCount()];
    for (int node = 0; node < graph.nodeCount(); node++) {
      for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
        if (isInside(node, edge)) {
          leaving[node]++;
          arriving[graph.target(edge)]++;
        }
      }
    }
    UnionFind series = new UnionFind(graph.nodeCount());
    for (int node = 0; node < graph.nodeCount(); node++) {
      for (int edge = graph.firstEdge(node);
          edge < graph.endEdge(node) && leaving[node] == 1;
          edge++) {
        if (isInside(node, edge) && arriving[graph.target(edge)] == 1) {
          series.unite(node, graph.target(edge));
        }
      }
    }
    return series;
  }

  private boolean isInside(int source, int edge) {
    return components.component(source) == components.component(edges.graph().target(edge));
  }
}
