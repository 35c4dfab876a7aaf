package org.regulake.models.graph.pattern;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.ownership.Billionths;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

/**
 * Votes of holders in companies, in billionths, and the votes that have to be exceeded for control:
 * by the rules of {@link org.regulake.models.graph.ownership.ShareRegister} and {@link
 * org.regulake.models.graph.ownership.ControlClosure}.
 */
final class Votes {

  private final EarliestEdges edges;
  private final DirectedGraph holders;
  private final long[] billionths;
  private final long[] base;
  private final long[] majority;

  private Votes(EarliestEdges edges, long[] billionths, long[] base, long[] majority) {
    this.edges = edges;
    this.holders = edges.graph().reversed();
    this.billionths = billionths;
    this.base = base;
    this.majority = majority;
  }

  static Votes of(DatedEdges holdings, double[] share, SplitControl.Rules rules) {
    long[] given = Billionths.of(share);
    long[] stated = new long[holdings.nodeCount()];
    long[] heldInItself = new long[holdings.nodeCount()];
    for (int edge = 0; edge < given.length; edge++) {
      stated[holdings.to()[edge]] += given[edge];
      heldInItself[holdings.to()[edge]] +=
          holdings.from()[edge] == holdings.to()[edge] ? given[edge] : 0;
    }
    long part = Billionths.of(rules.majority());
    long[] base = LongStream.of(stated).map(sum -> Math.max(sum, Billionths.WHOLE)).toArray();
    long[] majority = new long[stated.length];
    Arrays.setAll(
        majority,
        node -> {
          if (stated[node] > Billionths.WHOLE && rules.overHeld() == OverHeld.LEAVE_OUT) {
            // Unknown shares make no majority.
            return Long.MAX_VALUE;
          }
          long votes =
              base[node] - (rules.voteBase() == VoteBase.OUTSTANDING ? heldInItself[node] : 0);
          return Billionths.partOf(votes, part);
        });
    EarliestEdges edges = EarliestEdges.of(holdings);
    return new Votes(edges, edges.sums(given), base, majority);
  }

  /** From holder to company, one edge for all records. */
  EarliestEdges edges() {
    return edges;
  }

  /** From company to holder; what a company holds in itself is left out, as it carries no vote. */
  DirectedGraph holders() {
    return holders;
  }

  /** The votes of an edge of {@link #holders}. */
  long votes(int edge) {
    return billionths[holders.position(edge)];
  }

  /** The earliest record of an edge of {@link #holders}, as given. */
  int given(int edge) {
    return edges.given(holders.position(edge));
  }

  /** Denominator of the shares of a company: the whole, or their sum where it is larger. */
  long base(int node) {
    return base[node];
  }

  /** The votes in a company that have to be exceeded. */
  long majority(int node) {
    return majority[node];
  }

  /**
   * The edge of {@link #holders} whose holder has a majority alone, or −1; there is one at most.
   */
  int majorityEdge(int node) {
    for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
      if (votes(edge) > majority[node]) {
        return edge;
      }
    }
    return -1;
  }
}
