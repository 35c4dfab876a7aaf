package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regulake.models.graph.ownership.Billionths;

/**
 * Shareholdings that lead back to the company that holds them: in itself, in each other, or in
 * rings, found as strong components of the edges from holder to company (Tarjan 1972). The product
 * of the shares along a ring is the part of each member's capital that it holds in itself through
 * the ring, and that was not paid in. This product is the measure and the severity.
 *
 * <p>Parallel records add up, to the whole at most. A share that is not stated or negative counts
 * as 0, yet closes a ring.
 */
public final class CircularShareholding {

  private final EarliestEdges edges;
  private final CircleSearch search;
  private final long[] billionths;
  private final long[] billionthsGiven;
  private final RingBounds bounds;

  private CircularShareholding(EarliestEdges edges, long[] billionthsGiven, RingBounds bounds) {
    this.edges = edges;
    this.search = new CircleSearch(edges);
    this.billionths = edges.sums(billionthsGiven);
    this.billionthsGiven = billionthsGiven;
    this.bounds = bounds;
  }

  /**
   * Prepares the search.
   *
   * @param holdings edges from holder to company
   * @param share part of the company, 0 to 1; NaN when not stated
   * @throws IllegalArgumentException when the arrays differ in length
   */
  public static CircularShareholding of(DatedEdges holdings, double[] share, RingBounds bounds) {
    holdings.requireOnePerEdge(share.length, "shares");
    return new CircularShareholding(EarliestEdges.of(holdings), Billionths.of(share), bounds);
  }

  /**
   * Companies that hold themselves, ascending; evidence is every such record by its first day, then
   * as given.
   */
  public List<Finding> selfHoldings() {
    DatedEdges given = edges.given();
    Map<Integer, List<Integer>> loops = new TreeMap<>();
    for (int edge = 0; edge < given.count(); edge++) {
      if (given.from()[edge] == given.to()[edge]) {
        loops.computeIfAbsent(given.from()[edge], company -> new ArrayList<>()).add(edge);
      }
    }
    List<Finding> findings = new ArrayList<>();
    loops.forEach(
        (company, evidence) -> {
          evidence.sort(Comparator.comparingInt(edge -> given.startDay()[edge]));
          double share =
              Billionths.inShare(evidence.stream().mapToLong(edge -> billionthsGiven[edge]).sum());
          findings.add(
              new Finding(
                  Pattern.SELF_HOLDING,
                  List.of(company),
                  share,
                  share,
                  given.latestStart(evidence),
                  evidence));
        });
    return findings;
  }

  /** All pairs of companies that hold each other, also within a larger circle, ascending. */
  public List<Finding> crossShareholdings() {
    return search.pairs().stream()
        .map(
            pair ->
                finding(
                    Pattern.CROSS_SHAREHOLDING, pair.members(), circularPart(pair), pair.edges()))
        .toList();
  }

  /** Every circle of three companies or more, by its smallest. */
  public List<Circle> circles() {
    return search.circles(bounds.maxSteps()).stream()
        .map(
            found -> {
              double largest =
                  found.rings().stream().mapToDouble(this::circularPart).max().orElse(0);
              Finding finding =
                  finding(
                      Pattern.CIRCULAR_SHAREHOLDING, found.members(), largest, found.evidence());
              return new Circle(finding, found.rings(), found.isTruncated());
            })
        .toList();
  }

  /** All rings within the bounds, cross-shareholdings among them. */
  public RingList rings() {
    return RingEnumeration.of(edges, bounds);
  }

  /** The product of the shares along a ring, 0 to 1. */
  public double circularPart(Ring ring) {
    double product = 1;
    for (int at = 0; at < ring.length(); at++) {
      int held = ring.members().get((at + 1) % ring.length());
      product *= Billionths.inShare(billionths[edges.edge(ring.members().get(at), held)]);
    }
    return product;
  }

  private Finding finding(
      Pattern pattern, List<Integer> members, double part, List<Integer> evidence) {
    return new Finding(pattern, members, part, part, edges.given().latestStart(evidence), evidence);
  }
}
