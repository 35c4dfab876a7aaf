package org.regulake.models.graph.pattern;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;
import org.regulake.models.graph.component.UnionFind;

/**
 * Control as a forest: a node controls all nodes below it. This is possible because, of two
 * controllers of the same company, one always controls the other: otherwise each would have a
 * majority in the first company that both gain, without a common vote. Nodes that control each
 * other are one node of the forest, a ring, represented by its smallest member.
 *
 * <p>Companies are added after their holders, each below the deepest node whose subtree holds more
 * than a majority of its votes. Companies that hold each other are added together, and moved down
 * or closed to rings until nothing changes; every move takes a walk over all of them. Everything
 * else takes logarithmic time squared per holding.
 */
final class ControlForest {

  /** The value of {@link #nearest} where there is none. */
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
        forest.addTogether(nodes);
      }
    }
    return forest;
  }

  /**
   * The node or ring that controls a company without the company's own votes, and controls no other
   * that does; {@link #NONE} if none.
   */
  int nearest(int company) {
    DirectedGraph holders = votes.holders();
    int deepest = -1;
    long sum = 0;
    for (int edge = holders.firstEdge(company); edge < holders.endEdge(company); edge++) {
      deepest = Math.max(deepest, ancestors.depth(representative(holders.target(edge))));
      sum += votes.votes(edge);
    }
    int nearest = NONE;
    int low = 0;
    int high = sum > votes.majority(company) ? deepest : -1;
    // A subtree is part of the subtrees of all nodes above it, so there is a majority down to some
    // depth and none beyond.
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

  /**
   * Whether a node is the other one, which has to be the representative of its ring, or is below
   * it.
   */
  boolean isUnder(int node, int above) {
    int ring = representative(node);
    return ancestors.depth(ring) >= ancestors.depth(above)
        && ancestors.at(ring, ancestors.depth(above)) == above;
  }

  /** The representative of the ring of a node; the node itself when it is in none. */
  int representative(int node) {
    return rings.find(node);
  }

  /** The smallest other member of the ring of a node, or {@link #NONE}. */
  int otherRingMember(int node) {
    int ring = representative(node);
    if (ring != node) {
      return ring;
    }
    for (int other : components.nodes(components.component(node))) {
      if (other != node && representative(other) == ring) {
        return other;
      }
    }
    return NONE;
  }

  /**
   * The node at a depth whose subtree holds more than a majority. Only the candidate that outweighs
   * all others can be it (Boyer and Moore 1981).
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
    int holder = representative(votes.holders().target(edge));
    return ancestors.depth(holder) < depth ? NONE : ancestors.at(holder, depth);
  }

  private void attach(int node, int above) {
    parent[node] = above;
    if (above == NONE) {
      ancestors.setRoot(node);
    } else {
      ancestors.setBelow(node, representative(above));
    }
  }

  /**
   * Adds companies that hold each other; at first each is below the holder that has a majority
   * alone.
   */
  private void addTogether(int[] nodes) {
    for (int node : nodes) {
      int edge = votes.majorityEdge(node);
      parent[node] = edge < 0 ? NONE : votes.holders().target(edge);
    }
    closeRings(nodes);
    measureDepths(nodes);
    boolean hasChanged = true;
    while (hasChanged) {
      hasChanged = false;
      for (int node : nodes) {
        hasChanged |= move(node, nodes);
      }
    }
  }

  /**
   * Closes the rings that the parents of the nodes form; at first every node is alone, with one
   * parent at most.
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
    parent[representative(first)] = NONE;
  }

  /** Measures the depths of nodes whose parents are known, from the top down. */
  private void measureDepths(int[] nodes) {
    for (int node : nodes) {
      ancestors.remove(node);
    }
    int[] path = new int[nodes.length];
    for (int node : nodes) {
      int size = 0;
      for (int at = representative(node);
          at != NONE && !ancestors.isKnown(at);
          at = parent[at] == NONE ? NONE : representative(parent[at])) {
        path[size++] = at;
      }
      while (size > 0) {
        int at = path[--size];
        attach(at, parent[at]);
      }
    }
  }

  /**
   * Moves the ring of a company below the node whose subtree holds its votes, or closes a ring;
   * returns whether anything changed.
   */
  private boolean move(int company, int[] nodes) {
    int ring = representative(company);
    int nearest = nearest(company);
    if (nearest == NONE || nearest == ring) {
      return false;
    }
    if (isUnder(nearest, ring)) {
      int above = parent[ring];
      int at = nearest;
      while (representative(at) != representative(company)) {
        int next = representative(parent[at]);
        rings.unite(company, at);
        at = next;
      }
      parent[representative(company)] = above;
    } else if (parent[ring] == NONE
        || nearest != representative(parent[ring])
            && isUnder(nearest, representative(parent[ring]))) {
      parent[ring] = nearest;
    } else {
      return false;
    }
    measureDepths(nodes);
    return true;
  }
}
