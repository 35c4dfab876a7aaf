package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regulake.models.graph.DirectedGraph;

/**
 * Enterprises that may belong together (疑似关联方). Every piece of evidence makes two enterprises related with a probability of its own, its
 * weight; independent of each other, n pieces do so with the noisy-or 1 − (1 − w₁) … (1 − wₙ) (Pearl, Probabilistic Reasoning in Intelligent
 * Systems, 1988, 4.3). Two shared officers are two pieces; two records of one appointment are one.
 */
public final class RelatedParties {

  /** Kinds of evidence, and which edges show it. */
  public enum Evidence {
    /** Edges from a person to the enterprises in which it is in office. */
    SHARED_OFFICER,
    /** Edges from an address to the enterprises there. */
    SHARED_ADDRESS,
    /** Edges from a telephone to the enterprises that have it. */
    SHARED_PHONE,
    /** Edges from an owner to the companies in which it holds shares. */
    COMMON_OWNER,
    /** Edges from guarantor to debtor. */
    GUARANTEE
  }

  /**
   * How evidence is weighed.
   *
   * @param weights probability that a piece of evidence alone makes two enterprises related, 0 to 1, for every kind that occurs
   * @param ownerShare part of a company, 0 to 1, from which on an owner counts
   * @param largestGroup enterprises of one person, address, telephone or owner beyond which it is no evidence
   * @param confidence from which on a pair is found, above 0
   */
  public record Rules(Map<Evidence, Double> weights, double ownerShare, int largestGroup, double confidence) {

    /**
     * Rules with a copy of the weights.
     *
     * @throws IllegalArgumentException when a weight, the share or the confidence is no such part of 1
     */
    public Rules {
      weights = Map.copyOf(weights);
      weights.forEach((kind, weight) -> {
        if (!(weight >= 0 && weight <= 1)) {
          throw new IllegalArgumentException("a weight of %s for %s: it is a probability, give 0 to 1".formatted(weight, kind));
        }
      });
      if (!(ownerShare >= 0 && ownerShare <= 1) || largestGroup < 2 || !(confidence > 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "owners from %s on, groups of up to %d, confidence from %s on: give a share of 0 to 1, a group of 2 or more, a confidence above 0"
                .formatted(ownerShare, largestGroup, confidence));
      }
    }
  }

  /**
   * Two enterprises that may belong together.
   *
   * @param finding members ascending; measure and severity are the confidence; evidence one edge a guarantee and two for whatever is shared,
   *     in the order in which the evidence was added
   * @param kinds kinds of the evidence
   */
  public record Relation(Finding finding, Set<Evidence> kinds) {}

  /**
   * What is no evidence because too many enterprises share it.
   *
   * @param node the person, address, telephone or owner
   */
  public record Skipped(Evidence kind, int node) {}

  private final int nodeCount;
  private final Rules rules;
  private final PairEvidence pieces = new PairEvidence();
  private final List<Skipped> skipped = new ArrayList<>();

  /**
   * No evidence yet.
   *
   * @param nodeCount number of nodes, alike for evidence of every kind
   */
  public RelatedParties(int nodeCount, Rules rules) {
    this.nodeCount = nodeCount;
    this.rules = rules;
  }

  /**
   * Adds edges of any kind but {@link Evidence#COMMON_OWNER}. Evidence numbers edges through everything added: the edges of the first call from
   * 0 on, those of the second after them.
   *
   * @throws IllegalArgumentException when the kind has no weight or needs shares, or the edges have other nodes
   */
  public void add(Evidence kind, DatedEdges edges) {
    if (kind == Evidence.COMMON_OWNER) {
      throw new IllegalArgumentException("owners without shares: add them with the share of every edge");
    }
    require(kind, edges);
    if (kind == Evidence.GUARANTEE) {
      pieces.addPairs(kind, EarliestEdges.of(edges));
    } else {
      addShared(kind, EarliestEdges.of(edges));
    }
    pieces.close(edges);
  }

  /**
   * Adds edges of {@link Evidence#COMMON_OWNER}, numbered like those of the other kinds.
   *
   * @param share part of the company, 0 to 1; NaN when not stated, which counts as 0
   * @throws IllegalArgumentException when the kind has no weight, or there is not one share for every edge
   */
  public void addOwners(DatedEdges edges, double[] share) {
    require(Evidence.COMMON_OWNER, edges);
    edges.requireOnePerEdge(share.length, "shares");
    addShared(Evidence.COMMON_OWNER, EarliestEdges.of(edges).withAtLeast(Billionths.of(rules.ownerShare()), Billionths.of(share)));
    pieces.close(edges);
  }

  /** The pairs with enough confidence, ascending. */
  public List<Relation> relations() {
    DirectedGraph pairs = pieces.pairs(nodeCount);
    List<Relation> relations = new ArrayList<>();
    for (int enterprise = 0; enterprise < nodeCount; enterprise++) {
      int first = pairs.firstEdge(enterprise);
      while (first < pairs.endEdge(enterprise)) {
        int end = first;
        double unrelated = 1;
        while (end < pairs.endEdge(enterprise) && pairs.target(end) == pairs.target(first)) {
          unrelated *= 1 - rules.weights().get(pieces.kind(pairs.position(end++)));
        }
        if (1 - unrelated >= rules.confidence()) {
          relations.add(relation(enterprise, pairs, first, end, 1 - unrelated));
        }
        first = end;
      }
    }
    return relations;
  }

  /** What was left out because too many share it, in the order in which it was added, then ascending. */
  public List<Skipped> skipped() {
    return List.copyOf(skipped);
  }

  private void addShared(Evidence kind, EarliestEdges edges) {
    SharedPairs shared = SharedPairs.of(edges, rules.largestGroup());
    shared.skipped().forEach(node -> skipped.add(new Skipped(kind, node)));
    pieces.addShared(kind, shared);
  }

  private void require(Evidence kind, DatedEdges edges) {
    if (!rules.weights().containsKey(kind)) {
      throw new IllegalArgumentException("no weight for %s: the rules have to give one".formatted(kind));
    }
    if (edges.nodeCount() != nodeCount) {
      throw new IllegalArgumentException("%,d nodes, but %,d in the edges of %s: number the nodes of every kind alike"
          .formatted(nodeCount, edges.nodeCount(), kind));
    }
  }

  private Relation relation(int enterprise, DirectedGraph pairs, int first, int end, double confidence) {
    List<Integer> evidence = new ArrayList<>();
    Set<Evidence> kinds = EnumSet.noneOf(Evidence.class);
    int latest = Integer.MIN_VALUE;
    for (int pair = first; pair < end; pair++) {
      int piece = pairs.position(pair);
      pieces.addEdges(piece, evidence);
      kinds.add(pieces.kind(piece));
      latest = Math.max(latest, pieces.startDay(piece));
    }
    Finding finding =
        new Finding(Pattern.RELATED_PARTIES, List.of(enterprise, pairs.target(first)), confidence, confidence, latest, evidence);
    return new Relation(finding, Collections.unmodifiableSet(kinds));
  }
}
