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
 * Control that no single holding shows: nobody holds a majority of the company directly, yet
 * somebody does together with the companies under its control (see {@link
 * org.regulake.models.graph.ownership.ControlClosure}). Whoever controls the owner controls the
 * company too; only the nearest owner is found, the one that controls no other controller of the
 * company. There is one at most, but for owners that control each other, and of those the smallest
 * is named.
 */
public final class SplitControl {

  /**
   * What control is.
   *
   * @param majority part of the votes that has to be exceeded, one half or more
   * @param overHeld what becomes of companies whose shares add up to more than 1
   * @param voteBase what the majority is a majority of
   * @param mostEvidence holdings that are evidence of one finding at most, 1 or more: splits in a
   *     row would all show each other again
   */
  public record Rules(double majority, OverHeld overHeld, VoteBase voteBase, int mostEvidence)
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
      if (mostEvidence < 1) {
        throw new IllegalArgumentException(
            "%d holdings of evidence at most: give 1 or more".formatted(mostEvidence));
      }
    }
  }

  /**
   * One company under split control.
   *
   * @param finding members are the owner, then the controlled holders of the company, ascending,
   *     and last the company; measure and severity are the part of the company that they hold
   *     together; evidence leads from the owner down to the company
   * @param directShare the part of it that the owner holds itself, 0 when it holds through others
   *     only
   * @param isCutOff whether there is more evidence, further up from the company
   */
  public record Split(
      int owner, int company, double directShare, Finding finding, boolean isCutOff) {}

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
          nearest == control.forest.ring(company) ? control.forest.companion(company) : nearest;
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
    boolean isCutOff = shown.size() > rules.mostEvidence();
    List<Integer> evidence =
        new ArrayList<>(isCutOff ? shown.subList(0, rules.mostEvidence()) : shown);
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
    return new Split(owner, company, (double) direct / votes.base(company), finding, isCutOff);
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
    for (int at = 0; at < explained.size() && evidence.size() <= rules.mostEvidence(); at++) {
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
