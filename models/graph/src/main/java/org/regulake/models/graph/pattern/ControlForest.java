package org.regulake.models.graph.pattern;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;
import org.regulake.models.graph.component.UnionFind;

/**
 * Control as a forest: below a node stands all that it controls. That is possible because two that
 * control the same company always control one the other: of two that did not, each would have a
 * majority in the first company that both gain, without a vote in common. Nodes that control each
 * other are one node of the forest, a ring, and its smallest member stands for it.
 *
 * <p>Companies are taken up after their holders, each below the deepest node under which more than
 * a majority of its votes stands. Companies that hold each other are taken up together, and moved
 * down or closed to rings until nothing changes; that takes a walk over all of them for every move.
 * Everything else takes time of the logarithm squared for every holding.
 */
final class ControlForest {

  /** What {@link #nearest} says where there is nobody. */
  static final int NONE = -1;

  private final Votes votes;
  private final StrongComponents components;
  private final UnionFind rings;
  private final int[] parent;
  private final AncestorJumps ancestors;

  private ControlForest(Votes votes) {
    int nodes = votes.holders().nodeCount();
    this.votes = votes;
    this.components = StrongComponents.of(votes.edges().graph());
    this.rings = new UnionFind(nodes);
    this.parent = new int[nodes];
    this.ancestors = new AncestorJumps(nodes);
    Arrays.fill(parent, NONE);
  }

  static ControlForest of(Votes votes) {
    ControlForest forest = new ControlForest(votes);
    for (int component = 0; component < forest.components.count(); component++) {
      int[] nodes = forest.components.nodes(component);
      if (nodes.length == 1) {
        forest.attach(nodes[0], forest.nearest(nodes[0]));
      } else {
        forest.takeUpTogether(nodes);
      }
    }
    return forest;
  }

  /**
   * The node or ring that controls a company by the votes of others than the company, and controls
   * no other that does; {@link #NONE} if none.
   */
  int nearest(int company) {
    DirectedGraph holders = votes.holders();
    int deepest = -1;
    long sum = 0;
    for (int edge = holders.firstEdge(company); edge < holders.endEdge(company); edge++) {
      deepest = Math.max(deepest, ancestors.depth(ring(holders.target(edge))));
      sum += votes.votes(edge);
    }
    int nearest = NONE;
    int low = 0;
    int high = sum > votes.majority(company) ? deepest : -1;
    // What stands below a node stands below all that is above it, so majorities are found down to
    // some depth and not beyond.
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = majorityAt(middle, company);
      if (found == NONE) {
        high = middle - 1;
      } else {
        nearest = found;
        low = middle + 1;
      }
    }
    return nearest;
  }

  /** Whether a node is the other one, which has to stand for its ring, or stands below it. */
  boolean isUnder(int node, int above) {
    int ring = ring(node);
    return ancestors.depth(ring) >= ancestors.depth(above)
        && ancestors.at(ring, ancestors.depth(above)) == above;
  }

  /** Who stands for the ring of a node: the node itself when it is in none. */
  int ring(int node) {
    return rings.find(node);
  }

  /** The smallest other member of the ring of a node, or {@link #NONE}. */
  int companion(int node) {
    int ring = ring(node);
    if (ring != node) {
      return ring;
    }
    for (int other : components.nodes(components.component(node))) {
      if (other != node && ring(other) == ring) {
        return other;
      }
    }
    return NONE;
  }

  /**
   * The node at a depth below which more than a majority stands. Only what outweighs all others can
   * be it (Boyer and Moore 1981).
   */
  private int majorityAt(int depth, int company) {
    DirectedGraph holders = votes.holders();
    int candidate = NONE;
    long lead = 0;
    for (int edge = holders.firstEdge(company); edge < holders.endEdge(company); edge++) {
      int above = above(edge, depth);
      if (above == NONE) {
        continue;
      }
      if (above == candidate) {
        lead += votes.votes(edge);
      } else if (votes.votes(edge) > lead) {
        candidate = above;
        lead = votes.votes(edge) - lead;
      } else {
        lead -= votes.votes(edge);
      }
    }
    long sum = 0;
    for (int edge = holders.firstEdge(company); edge < holders.endEdge(company); edge++) {
      sum += candidate != NONE && above(edge, depth) == candidate ? votes.votes(edge) : 0;
    }
    return sum > votes.majority(company) ? candidate : NONE;
  }

  private int above(int edge, int depth) {
    int holder = ring(votes.holders().target(edge));
    return ancestors.depth(holder) < depth ? NONE : ancestors.at(holder, depth);
  }

  private void attach(int node, int above) {
    parent[node] = above;
    if (above == NONE) {
      ancestors.setRoot(node);
    } else {
      ancestors.setBelow(node, ring(above));
    }
  }

  /**
   * Takes up companies that hold each other; to begin with everybody stands below whoever has a
   * majority alone.
   */
  private void takeUpTogether(int[] nodes) {
    for (int node : nodes) {
      int edge = votes.majorityEdge(node);
      parent[node] = edge < 0 ? NONE : votes.holders().target(edge);
    }
    closeRings(nodes);
    measure(nodes);
    boolean hasChanged = true;
    while (hasChanged) {
      hasChanged = false;
      for (int node : nodes) {
        hasChanged |= move(node, nodes);
      }
    }
  }

  /**
   * Closes the rings that following the parents of some nodes leads into; at first every node is
   * alone, with one parent at most.
   */
  private void closeRings(int[] nodes) {
    int[] walkOf = new int[nodes.length];
    for (int start = 0; start < nodes.length; start++) {
      int at = start;
      while (at >= 0 && walkOf[at] == 0) {
        walkOf[at] = start + 1;
        at = parent[nodes[at]] == NONE ? -1 : Arrays.binarySearch(nodes, parent[nodes[at]]);
      }
      if (at >= 0 && walkOf[at] == start + 1) {
        close(nodes[at]);
      }
    }
  }

  private void close(int first) {
    int node = first;
    do {
      rings.unite(first, node);
      node = parent[node];
    } while (node != first);
    parent[ring(first)] = NONE;
  }

  /** Measures the depths of nodes whose parents are known, from the top down. */
  private void measure(int[] nodes) {
    for (int node : nodes) {
      ancestors.forget(node);
    }
    int[] path = new int[nodes.length];
    for (int node : nodes) {
      int size = 0;
      for (int at = ring(node);
          at != NONE && !ancestors.isKnown(at);
          at = parent[at] == NONE ? NONE : ring(parent[at])) {
        path[size++] = at;
      }
      while (size > 0) {
        int at = path[--size];
        attach(at, parent[at]);
      }
    }
  }

  /**
   * Moves the ring of a company down to where the company's votes stand, or closes a ring; whether
   * anything changed.
   */
  private boolean move(int company, int[] nodes) {
    int ring = ring(company);
    int nearest = nearest(company);
    if (nearest == NONE || nearest == ring) {
      return false;
    }
    if (isUnder(nearest, ring)) {
      int above = parent[ring];
      int at = nearest;
      while (ring(at) != ring(company)) {
        int next = ring(parent[at]);
        rings.unite(company, at);
        at = next;
      }
      parent[ring(company)] = above;
    } else if (parent[ring] == NONE
        || nearest != ring(parent[ring]) && isUnder(nearest, ring(parent[ring]))) {
      parent[ring] = nearest;
    } else {
      return false;
    }
    measure(nodes);
    return true;
  }
}
