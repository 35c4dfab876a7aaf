package org.regulake.models.graph.pattern;

import java.util.List;

/**
 * Guarantees that lead back to the guarantor (互保, 担保圈): pairs that guarantee for each other, and
 * circles in which all members depend on each other, so that one failure reaches all of them. A
 * circle is a strong component of the edges from guarantor to debtor (Tarjan 1972). A guarantee for
 * oneself does not count.
 */
public final class GuaranteeCircles {

  private final EarliestEdges edges;
  private final CircleSearch search;
  private final long[] fen;
  private final RingBounds bounds;

  private GuaranteeCircles(EarliestEdges edges, long[] fen, RingBounds bounds) {
    this.edges = edges;
    this.search = new CircleSearch(edges);
    this.fen = fen;
    this.bounds = bounds;
  }

  /**
   * Prepares the search.
   *
   * @param guarantees edges from guarantor to debtor
   * @param amountYuan sum of every guarantee in yuan; NaN when not stated, which counts as 0
   * @throws IllegalArgumentException when the arrays differ in length or a sum is negative
   */
  public static GuaranteeCircles of(DatedEdges guarantees, double[] amountYuan, RingBounds bounds) {
    guarantees.requireOnePerEdge(amountYuan.length, "sums");
    EarliestEdges edges = EarliestEdges.of(guarantees);
    return new GuaranteeCircles(edges, edges.sums(Fen.ofYuan(amountYuan)), bounds);
  }

  /**
   * All pairs that guarantee for each other, also within a circle, ascending. Severity 1/2, as for
   * a circle of two: (members − 1) / members.
   */
  public List<Finding> mutualGuarantees() {
    return search.pairs().stream()
        .map(
            pair -> {
              int first = pair.members().get(0);
              int second = pair.members().get(1);
              long smaller =
                  Math.min(fen[edges.edge(first, second)], fen[edges.edge(second, first)]);
              return new Finding(
                  Pattern.MUTUAL_GUARANTEE,
                  pair.members(),
                  Fen.inYuan(smaller),
                  0.5,
                  edges.given().latestStart(pair.edges()),
                  pair.edges());
            })
        .toList();
  }

  /**
   * Every circle of three members or more, by its smallest. Severity: (members − 1) / members,
   * which is near 1 where many fail together.
   */
  public List<Circle> circles() {
    return search.circles(bounds.maxSteps()).stream()
        .map(
            found -> {
              int size = found.nodes().size();
              List<Integer> evidence = found.evidence();
              Finding finding =
                  new Finding(
                      Pattern.GUARANTEE_CIRCLE,
                      found.members(),
                      size,
                      (size - 1.0) / size,
                      edges.given().latestStart(evidence),
                      evidence);
              return new Circle(finding, found.rings(), found.isTruncated());
            })
        .toList();
  }

  /** All rings of guarantees within the bounds, mutual guarantees among them. */
  public RingList rings() {
    return RingEnumeration.of(edges, bounds);
  }
}
