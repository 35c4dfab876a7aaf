package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;

/** Guarantors of many debtors, of large sums, or of more than they can bear. */
public final class GuaranteeHubs {

  /**
   * Thresholds from which a guarantor is reported.
   *
   * @param debtors number of debtors, 1 or more
   * @param amountYuan guaranteed sum in yuan, above 0
   * @param guaranteeRatio guaranteed sum divided by capital, above 0
   */
  public record Rules(int debtors, double amountYuan, double guaranteeRatio)
      implements Serializable {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when every guarantor would be reported
     */
    public Rules {
      if (debtors < 1 || !(amountYuan > 0) || !(guaranteeRatio > 0)) {
        throw new IllegalArgumentException(
            ("hubs from %d debtors, %s yuan and a ratio of %s on: give 1 or more debtors and bounds"
                    + " above 0")
                .formatted(debtors, amountYuan, guaranteeRatio));
      }
    }
  }

  private final EarliestEdges edges;
  private final long[] fen;
  private final Rules rules;

  private GuaranteeHubs(EarliestEdges edges, long[] fen, Rules rules) {
    this.edges = edges;
    this.fen = fen;
    this.rules = rules;
  }

  /**
   * Sums up the guarantees; those for oneself do not count.
   *
   * @param guarantees edges from guarantor to debtor
   * @param amountYuan sum of every guarantee in yuan; NaN when not stated, which counts as 0
   * @throws IllegalArgumentException when the arrays differ in length or a sum is negative
   */
  public static GuaranteeHubs of(DatedEdges guarantees, double[] amountYuan, Rules rules) {
    guarantees.requireOnePerEdge(amountYuan.length, "sums");
    EarliestEdges edges = EarliestEdges.of(guarantees);
    return new GuaranteeHubs(edges, edges.sums(Fen.ofYuan(amountYuan)), rules);
  }

  /**
   * Guarantors at or above one of the first two bounds, ascending; evidence is one guarantee per
   * debtor, by debtor. Severity: the larger of debtors / (debtors + bound) and sum / (sum + bound).
   */
  public List<Finding> hubs() {
    List<Finding> findings = new ArrayList<>();
    for (int node = 0; node < edges.graph().nodeCount(); node++) {
      int debtors = debtors(node);
      double yuan = guaranteedYuan(node);
      if (debtors >= rules.debtors() || yuan >= rules.amountYuan()) {
        double severity =
            Math.max(Severity.of(debtors, rules.debtors()), Severity.of(yuan, rules.amountYuan()));
        findings.add(finding(Pattern.GUARANTEE_HUB, node, debtors, severity));
      }
    }
    return findings;
  }

  /**
   * Guarantors whose guaranteed sum is at or above the ratio of their capital, ascending; without
   * any capital the ratio is infinite. Severity: ratio / (ratio + bound).
   *
   * @param capitalYuan net assets or capital of every node in yuan; NaN when not known; such a node
   *     is not reported
   * @throws IllegalArgumentException when there is not one for every node
   */
  public List<Finding> overGuaranteed(double[] capitalYuan) {
    DirectedGraph graph = edges.graph();
    if (capitalYuan.length != graph.nodeCount()) {
      throw new IllegalArgumentException(
          "%,d nodes but %,d sums of capital: give one for every node, NaN when not known"
              .formatted(graph.nodeCount(), capitalYuan.length));
    }
    List<Finding> findings = new ArrayList<>();
    for (int node = 0; node < capitalYuan.length; node++) {
      double yuan = guaranteedYuan(node);
      if (yuan > 0 && !Double.isNaN(capitalYuan[node])) {
        double ratio = yuan / Math.max(capitalYuan[node], 0);
        if (ratio >= rules.guaranteeRatio()) {
          findings.add(
              finding(
                  Pattern.OVER_GUARANTEE, node, ratio, Severity.of(ratio, rules.guaranteeRatio())));
        }
      }
    }
    return findings;
  }

  private int debtors(int node) {
    return edges.graph().endEdge(node) - edges.graph().firstEdge(node);
  }

  private double guaranteedYuan(int node) {
    long sum = 0;
    for (int edge = edges.graph().firstEdge(node); edge < edges.graph().endEdge(node); edge++) {
      sum += fen[edge];
    }
    return Fen.inYuan(sum);
  }

  private Finding finding(Pattern pattern, int node, double measure, double severity) {
    List<Integer> evidence = new ArrayList<>(debtors(node));
    for (int edge = edges.graph().firstEdge(node); edge < edges.graph().endEdge(node); edge++) {
      evidence.add(edges.given(edge));
    }
    return new Finding(
        pattern, List.of(node), measure, severity, edges.given().latestStart(evidence), evidence);
  }
}
