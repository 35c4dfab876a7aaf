package org.regulake.models.graph.centrality;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * PageRank with a fixed number of rounds (Page and others 1999, as LDBC Graphalytics defines it).
 * Every node starts with 1 / n. In a round it gets (1 − damping) / n, and damping times the rank
 * that nodes pass on: a node passes its rank on in equal parts along its edges, and a node without
 * edges passes it on to all nodes equally. So the ranks sum to 1 after every round. 16 bytes per
 * node.
 *
 * <p>Parallel edges each carry a part, and a loop leads back to its node. An undirected graph is
 * given as edges both ways.
 */
public final class PageRank {

  private final double damping;
  private final int rounds;

  /**
   * Ranks after a number of rounds.
   *
   * @param damping part that is passed on, 0 to 1; .85 by custom
   * @param rounds number of rounds, 0 or more
   */
  public PageRank(double damping, int rounds) {
    if (!(damping >= 0 && damping <= 1)) {
      throw new IllegalArgumentException(
          "PageRank with damping %s; give 0 to 1, by custom .85".formatted(damping));
    }
    if (rounds < 0) {
      throw new IllegalArgumentException(
          "PageRank with %d rounds; give 0 or more".formatted(rounds));
    }
    this.damping = damping;
    this.rounds = rounds;
  }

  /**
   * The rank of every node; the ranks sum to 1. Sums are formed in the order of the nodes, so every
   * run gives the same bits.
   */
  public double[] of(DirectedGraph graph) {
    int nodeCount = graph.nodeCount();
    double[] rank = new double[nodeCount];
    double[] received = new double[nodeCount];
    Arrays.fill(rank, 1.0 / nodeCount);
    for (int round = 0; round < rounds; round++) {
      double spread = pass(graph, rank, received);
      double base = (1 - damping) / nodeCount + damping * spread / nodeCount;
      for (int node = 0; node < nodeCount; node++) {
        rank[node] = base + damping * received[node];
      }
    }
    return rank;
  }

  /**
   * Fills the rank that every node receives along edges, and returns the rank that nodes without
   * edges pass on to all.
   */
  private static double pass(DirectedGraph graph, double[] rank, double[] received) {
    Arrays.fill(received, 0);
    double spread = 0;
    for (int node = 0; node < rank.length; node++) {
      int first = graph.firstEdge(node);
      int end = graph.endEdge(node);
      if (first == end) {
        spread += rank[node];
      } else {
        double part = rank[node] / (end - first);
        for (int edge = first; edge < end; edge++) {
          received[graph.target(edge)] += part;
        }
      }
    }
    return spread;
  }
}
