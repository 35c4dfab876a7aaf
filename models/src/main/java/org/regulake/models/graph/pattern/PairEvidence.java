package org.regulake.models.graph.pattern;

import java.util.Arrays;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.pattern.RelatedParties.Evidence;

/** Pieces of evidence, each about two nodes, in growing primitive arrays. */
final class PairEvidence {

  private static final Evidence[] KINDS = Evidence.values();
  private static final int NONE = -1;

  private int[] smaller = new int[16];
  private int[] larger = new int[16];
  private byte[] kind = new byte[16];
  private int[] firstEdge = new int[16];
  // NONE for evidence of one edge.
  private int[] secondEdge = new int[16];
  private int[] startDay = new int[16];
  private int size;
  private int edgesBefore;

  /** Adds a piece for every edge. */
  void addPairs(Evidence evidence, EarliestEdges edges) {
    DirectedGraph graph = edges.graph();
    for (int node = 0; node < graph.nodeCount(); node++) {
      for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
        int given = edges.given(edge);
        add(node, graph.target(edge), evidence, given, NONE, edges.given().startDay()[given]);
      }
    }
  }

  /** Adds a piece for every two that share something. */
  void addShared(Evidence evidence, SharedPairs shared) {
    DirectedGraph pairs = shared.pairs();
    for (int node = 0; node < pairs.nodeCount(); node++) {
      for (int pair = pairs.firstEdge(node); pair < pairs.endEdge(node); pair++) {
        int day = shared.given().latestStart(List.of(shared.smallerEdge(pair), shared.largerEdge(pair)));
        add(node, pairs.target(pair), evidence, shared.smallerEdge(pair), shared.largerEdge(pair), day);
      }
    }
  }

  /** Ends what was added from these edges: the numbers of the next ones follow theirs. */
  void close(DatedEdges edges) {
    edgesBefore = Math.addExact(edgesBefore, edges.count());
  }

  /** An edge for every piece, from the smaller node to the larger; its position is the number of the piece. */
  DirectedGraph pairs(int nodeCount) {
    return DirectedGraph.of(nodeCount, Arrays.copyOf(smaller, size), Arrays.copyOf(larger, size));
  }

  Evidence kind(int piece) {
    return KINDS[kind[piece]];
  }

  /** When the latest of its edges began. */
  int startDay(int piece) {
    return startDay[piece];
  }

  /** Adds the edges of a piece to a list. */
  void addEdges(int piece, List<Integer> edges) {
    edges.add(firstEdge[piece]);
    if (secondEdge[piece] != NONE) {
      edges.add(secondEdge[piece]);
    }
  }

  private void add(int one, int other, Evidence evidence, int first, int second, int day) {
    if (size == kind.length) {
      grow();
    }
    smaller[size] = Math.min(one, other);
    larger[size] = Math.max(one, other);
    kind[size] = (byte) evidence.ordinal();
    firstEdge[size] = edgesBefore + first;
    secondEdge[size] = second == NONE ? NONE : edgesBefore + second;
    startDay[size++] = day;
  }

  private void grow() {
    int length = size + size / 2;
    smaller = Arrays.copyOf(smaller, length);
    larger = Arrays.copyOf(larger, length);
    kind = Arrays.copyOf(kind, length);
    firstEdge = Arrays.copyOf(firstEdge, length);
    secondEdge = Arrays.copyOf(secondEdge, length);
    startDay = Arrays.copyOf(startDay, length);
  }
}
