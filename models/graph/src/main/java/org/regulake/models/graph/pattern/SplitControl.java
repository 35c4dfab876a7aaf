package org.regulake.models.graph.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

/**
 * Control that no single holding shows: no holder has a majority of the company directly, yet one
 * has it together with the companies under its control (see {@link
 * org.regulake.models.graph.ownership.ControlClosure}). All controllers of this owner control the
 * company too; only the nearest owner is reported, the one that controls no other controller of the
 * company. There is at most one, except for owners that control each other, of which the smallest
 * is named.
 */
public final class SplitControl {

  /**
   * Rules for control.
   *
   * @param majority part of the votes that has to be exceeded, one half or more
   * @param overHeld treatment of companies whose shares add up to more than 1
   * @param voteBase votes of which a majority is needed
   * @param maxEvidence largest number of holdings in the evidence of one finding, 1 or more:
   *     successive splits would otherwise repeat each other's evidence
   */
  public record Rules(double majority, OverHeld overHeld, VoteBase voteBase, int maxEvidence)
      implements Serializable {

    /**
     * Checks the majority and the bound.
     *
     * @throws IllegalArgumentException when a company could have several controllers, or none, or
     *     there would be no evidence
     */
    public Rules {
      if (!(majority >= 0.5 && majority < 1)) {
        throw new IllegalArgumentException(
            "a majority of %s would not make one controller: give at least 0.5 and less than 1"
                .formatted(majority));
      }
      if (maxEvidence < 1) {
        throw new IllegalArgumentException(
            "%d holdings of evidence at most: give 1 or more".formatted(maxEvidence));
      }
    }
  }

  /**
   * One company under split control.
   *
   * @param finding members are the owner, then the controlled holders of the company, ascending,
   *     and last the company; measure and severity are the part of the company that they hold
   *     together; evidence leads from the owner down to the company
   * @param directShare the part of it that the owner holds directly, 0 when it holds through others
   *     only
   * @param isTruncated whether there is more evidence, further up from the company
   */
  public record Split(
      int owner, int company, double directShare, Finding finding, boolean isTruncated) {}

  private final Votes votes;
  private final ControlForest forest;
  private final Rules rules;

  private SplitControl(Votes votes, Rules rules) {
    this.votes = votes;
    this.forest = ControlForest.of(votes);
    this.rules = rules;
  }

  /**
   * Finds all companies under split control, ascending.
   *
   * @param holdings edges from holder to company
   * @param share part of the company, 0 to 1; NaN when not stated; faults are treated as in {@link
   *     org.regulake.models.graph.ownership.ShareRegister}
   * @throws IllegalArgumentException when the arrays differ in length
   */
  public static List<Split> of(DatedEdges holdings, double[] share, Rules rules) {
    holdings.requireOnePerEdge(share.length, "shares");
    SplitControl control = new SplitControl(Votes.of(holdings, share, rules), rules);
    List<Split> splits = new ArrayList<>();
    for (int company = 0; company < holdings.nodeCount(); company++) {
      int nearest =
          control.votes.majorityEdge(company) < 0
              ? control.forest.nearest(company)
              : ControlForest.NONE;
      int owner =
          nearest == control.forest.representative(company)
              ? control.forest.otherRingMember(company)
              : nearest;
      if (nearest != ControlForest.NONE && owner != ControlForest.NONE) {
        splits.add(control.split(owner, nearest, company));
      }
    }
    return splits;
  }

  private Split split(int owner, int above, int company) {
    DirectedGraph holders = votes.holders();
    List<Integer> members = new ArrayList<>();
    members.add(owner);
    long direct = 0;
    long together = 0;
    for (int edge = holders.firstEdge(company); edge < holders.endEdge(company); edge++) {
      int holder = holders.target(edge);
      if (forest.isUnder(holder, above)) {
        together += votes.votes(edge);
        if (holder == owner) {
          direct = votes.votes(edge);
        } else {
          members.add(holder);
        }
      }
    }
    members.add(company);
    List<Integer> shown = evidence(owner, above, company);
    boolean isTruncated = shown.size() > rules.maxEvidence();
    List<Integer> evidence =
        new ArrayList<>(isTruncated ? shown.subList(0, rules.maxEvidence()) : shown);
    Collections.reverse(evidence);
    double part = (double) together / votes.base(company);
    Finding finding =
        new Finding(
            Pattern.SPLIT_CONTROL,
            members,
            part,
            part,
            votes.edges().given().latestStart(evidence),
            evidence);
    return new Split(owner, company, (double) direct / votes.base(company), finding, isTruncated);
  }

  /**
   * The holdings by which the owner controls the company, from the company upwards, until there are
   * more than the bound.
   */
  private List<Integer> evidence(int owner, int above, int company) {
    DirectedGraph holders = votes.holders();
    List<Integer> evidence = new ArrayList<>();
    List<Integer> explained = new ArrayList<>(List.of(company));
    Set<Integer> seen = new HashSet<>(List.of(owner, company));
    for (int at = 0; at < explained.size() && evidence.size() <= rules.maxEvidence(); at++) {
      int node = explained.get(at);
      int alone = votes.majorityEdge(node);
      int first = alone < 0 ? holders.firstEdge(node) : alone;
      int end = alone < 0 ? holders.endEdge(node) : alone + 1;
      for (int edge = first; edge < end; edge++) {
        int holder = holders.target(edge);
        if (holder != company && forest.isUnder(holder, above)) {
          evidence.add(votes.given(edge));
          if (seen.add(holder)) {
            explained.add(holder);
          }
        }
      }
    }
    return evidence;
  }
}
