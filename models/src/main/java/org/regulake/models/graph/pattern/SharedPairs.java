package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;

/**
 * Pairs of nodes that edges lead to from one source, such as enterprises with an officer in common. A source of n nodes makes n² / 2 pairs, so
 * sources above a bound make none and are named instead.
 */
final class SharedPairs {

  private final DatedEdges given;
  private final DirectedGraph pairs;
  private final int[] smallerEdge;
  private final int[] largerEdge;
  private final List<Integer> skipped;

  private SharedPairs(DatedEdges given, DirectedGraph pairs, int[] smallerEdge, int[] largerEdge, List<Integer> skipped) {
    this.given = given;
    this.pairs = pairs;
    this.smallerEdge = smallerEdge;
    this.largerEdge = largerEdge;
    this.skipped = skipped;
  }

  /**
   * Makes the pairs.
   *
   * @param largestGroup nodes of the largest source that makes pairs
   * @throws IllegalArgumentException when there would be more pairs than an array holds
   */
  static SharedPairs of(EarliestEdges edges, int largestGroup) {
    DirectedGraph graph = edges.graph();
    List<Integer> skipped = new ArrayList<>();
    long count = 0;
    for (int source = 0; source < graph.nodeCount(); source++) {
      long size = graph.endEdge(source) - graph.firstEdge(source);
      if (size > largestGroup) {
        skipped.add(source);
      } else {
        count += size * (size - 1) / 2;
      }
    }
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("%,d pairs from groups of up to %,d: lower the largest group".formatted(count, largestGroup));
    }
    int[] smaller = new int[(int) count];
    int[] larger = new int[(int) count];
    int[] smallerEdge = new int[(int) count];
    int[] largerEdge = new int[(int) count];
    int pair = 0;
    for (int source = 0; source < graph.nodeCount(); source++) {
      int end = graph.endEdge(source) - graph.firstEdge(source) > largestGroup ? graph.firstEdge(source) : graph.endEdge(source);
      for (int one = graph.firstEdge(source); one < end; one++) {
        for (int other = one + 1; other < end; other++) {
          smaller[pair] = graph.target(one);
          larger[pair] = graph.target(other);
          smallerEdge[pair] = edges.given(one);
          largerEdge[pair++] = edges.given(other);
        }
      }
    }
    return new SharedPairs(edges.given(), DirectedGraph.of(graph.nodeCount(), smaller, larger), smallerEdge, largerEdge, skipped);
  }

  DatedEdges given() {
    return given;
  }

  /** An edge from the smaller to the larger node for every source that they share, those of one pair side by side by their source. */
  DirectedGraph pairs() {
    return pairs;
  }

  /** The edge from the source to the smaller node, as given. */
  int smallerEdge(int pair) {
    return smallerEdge[pairs.position(pair)];
  }

  /** The edge from the source to the larger node, as given. */
  int largerEdge(int pair) {
    return largerEdge[pairs.position(pair)];
  }

  /** The sources that made no pairs because they are too large, ascending. */
  List<Integer> skipped() {
    return skipped;
  }
}
