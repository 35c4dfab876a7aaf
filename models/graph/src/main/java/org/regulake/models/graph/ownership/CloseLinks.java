package org.regulake.models.graph.ownership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;

/**
 * Close links: one holds 20 % or more of the other, directly or through others, or a third party
 * holds as much of both (Guideline ECB/2014/60, art. 138). Measured by integrated ownership; for
 * companies in closed rings, which have none, by direct shares.
 */
public final class CloseLinks {

  /** Kinds of links between two nodes. */
  public enum Kind {
    /** The first holds enough of the second, or the second of the first. */
    DIRECT_OR_INDIRECT,
    /** A third party holds enough of both. */
    COMMON_THIRD_PARTY
  }

  /**
   * One link.
   *
   * @param other the node that it is linked with
   * @param holder the holder of enough: one of the two, or the third party
   */
  public record Link(int node, int other, Kind kind, int holder) {}

  private final DirectedGraph holdings;
  private final DirectedGraph holders;

  private CloseLinks(DirectedGraph holdings) {
    this.holdings = holdings;
    this.holders = holdings.reversed();
  }

  /** Finds all holders of enough, from which the links follow. */
  public static CloseLinks of(
      ShareRegister register, IntegratedOwnership ownership, ShareThreshold threshold) {
    int[] from = new int[16];
    int[] to = new int[16];
    int count = 0;
    for (int company = 0; company < register.nodeCount(); company++) {
      int[] enough =
          ownership.isClosed(company)
              ? directHolders(register, company, threshold)
              : holders(ownership.column(company), threshold);
      if (count + enough.length > from.length) {
        from = Arrays.copyOf(from, 2 * (count + enough.length));
        to = Arrays.copyOf(to, from.length);
      }
      for (int holder : enough) {
        from[count] = holder;
        to[count++] = company;
      }
    }
    return new CloseLinks(
        DirectedGraph.of(
            register.nodeCount(), Arrays.copyOf(from, count), Arrays.copyOf(to, count)));
  }

  /**
   * All links of a node: first the holders of enough of it, then the companies of which it holds
   * enough, then the nodes with a third party in common.
   */
  public List<Link> of(int node) {
    List<Link> links = new ArrayList<>();
    for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
      links.add(
          new Link(node, holders.target(edge), Kind.DIRECT_OR_INDIRECT, holders.target(edge)));
    }
    for (int edge = holdings.firstEdge(node); edge < holdings.endEdge(node); edge++) {
      links.add(new Link(node, holdings.target(edge), Kind.DIRECT_OR_INDIRECT, node));
    }
    for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
      int third = holders.target(edge);
      for (int other = holdings.firstEdge(third); other < holdings.endEdge(third); other++) {
        if (holdings.target(other) != node) {
          links.add(new Link(node, holdings.target(other), Kind.COMMON_THIRD_PARTY, third));
        }
      }
    }
    return links;
  }

  private static int[] holders(OwnerColumn owners, ShareThreshold threshold) {
    int[] enough = new int[owners.size()];
    int count = 0;
    for (int at = 0; at < enough.length; at++) {
      if (owners.owner(at) != owners.company()
          && threshold.isMet(owners.integrated(at), owners.errorBound())) {
        enough[count++] = owners.owner(at);
      }
    }
    return Arrays.copyOf(enough, count);
  }

  private static int[] directHolders(
      ShareRegister register, int company, ShareThreshold threshold) {
    DirectedGraph direct = register.holders();
    int[] enough = new int[direct.endEdge(company) - direct.firstEdge(company)];
    int count = 0;
    long units = 0;
    for (int edge = direct.firstEdge(company); edge < direct.endEdge(company); edge++) {
      int holder = direct.target(edge);
      units += register.units(direct.position(edge));
      // Parallel records of one holder are adjacent.
      if (edge + 1 == direct.endEdge(company) || direct.target(edge + 1) != holder) {
        if (holder != company && threshold.isMet((double) units / register.base(company), 0)) {
          enough[count++] = holder;
        }
        units = 0;
      }
    }
    return Arrays.copyOf(enough, count);
  }
}
