package org.regulake.models.linkage;

import java.util.Arrays;
import java.util.List;

/**
 * Estimates how frequent each level of agreement is among pairs of one thing, from counts of
 * patterns and without any known pair (expectation maximisation; A. P. Dempster, N. M. Laird and D.
 * B. Rubin 1977). The shares among other pairs are known from random pairs and stay.
 *
 * <p>The pairs of a rule of blocking agree in its fields whatever they are, so they are judged, and
 * count, by the other comparisons only. The share of pairs of one thing differs from rule to rule;
 * the shares of agreement among them are common to all rules. A pair of several rules counts in
 * each, because to leave out of a rule what others select as well would leave out what agrees most.
 */
final class LinkageFit {

  private static final int MOST_ROUNDS = 500;
  private static final double SMALLEST_CHANGE = 1e-7;

  /** Share of the strongest level in the beginning; it only has to be above that of other pairs. */
  private static final double FIRST_SHARE = 0.9;

  private static final double FIRST_PRIOR = 0.1;
  private static final double SURE = 1 - 1e-9;

  private final LinkageModel model;
  private final List<PatternCount> counts;
  private final AgreementShares other;
  private final boolean[][] isFixed;
  private final double[] priors;
  private AgreementShares own;

  /**
   * A fit that has not begun.
   *
   * @param counts in {@link PatternCount#ORDER}
   * @param other shares among pairs of different things
   */
  LinkageFit(LinkageModel model, List<PatternCount> counts, AgreementShares other) {
    this.model = model;
    this.counts = counts;
    this.other = other;
    this.own = firstShares(model);
    int rules = model.blocking().rules().size();
    isFixed = new boolean[rules][model.comparisons().size()];
    priors = new double[rules];
    Arrays.fill(priors, FIRST_PRIOR);
    for (int rule = 0; rule < rules; rule++) {
      for (int i = 0; i < isFixed[rule].length; i++) {
        isFixed[rule][i] = model.isFixedBy(i, rule);
      }
    }
  }

  /** The shares among pairs of one thing. */
  AgreementShares fitted() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      AgreementShares before = own;
      improve();
      if (change(before, own) < SMALLEST_CHANGE) {
        break;
      }
    }
    return own;
  }

  private void improve() {
    double[][] pairs = AgreementShares.counters(model);
    double[] matches = new double[priors.length];
    double[] all = new double[priors.length];
    for (PatternCount count : counts) {
      for (int rule = 0; rule < priors.length; rule++) {
        if ((count.rules() >>> rule & 1) == 1) {
          double matched = probability(count.pattern(), rule) * count.pairs();
          matches[rule] += matched;
          all[rule] += count.pairs();
          for (int i = 0; i < pairs.length; i++) {
            pairs[i][AgreementPattern.level(count.pattern(), i)] += isFixed[rule][i] ? 0 : matched;
          }
        }
      }
    }
    own = AgreementShares.of(model, pairs);
    for (int rule = 0; rule < priors.length; rule++) {
      priors[rule] = Math.max(1 - SURE, Math.min(SURE, matches[rule] / Math.max(1, all[rule])));
    }
  }

  private double probability(long pattern, int rule) {
    double odds = priors[rule] / (1 - priors[rule]);
    for (int i = 0; i < isFixed[rule].length; i++) {
      int level = AgreementPattern.level(pattern, i);
      if (!isFixed[rule][i] && level != AgreementPattern.MISSING) {
        odds *= own.of(i, level) / other.of(i, level);
      }
    }
    return odds / (1 + odds);
  }

  private static AgreementShares firstShares(LinkageModel model) {
    double[][] pairs = AgreementShares.counters(model);
    for (int i = 0; i < pairs.length; i++) {
      double rest = 1;
      int last = model.comparisons().get(i).otherwise();
      for (int level = 1; level <= last; level++) {
        double share = level == last ? rest : rest * FIRST_SHARE;
        // Large numbers, so that they are taken as they are.
        pairs[i][level] = share * 1e9;
        rest -= share;
      }
    }
    return AgreementShares.of(model, pairs);
  }

  private static double change(AgreementShares before, AgreementShares after) {
    double largest = 0;
    for (int i = 0; i < before.shares().length; i++) {
      for (int level = 1; level < before.shares()[i].length; level++) {
        largest = Math.max(largest, Math.abs(before.of(i, level) - after.of(i, level)));
      }
    }
    return largest;
  }
}
