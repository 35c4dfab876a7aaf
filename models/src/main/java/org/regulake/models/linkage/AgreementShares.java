package org.regulake.models.linkage;

import java.io.Serializable;
import java.util.List;

/**
 * How frequent each level of each comparison is among pairs in which both values are stated: the m
 * or the u probabilities of Fellegi and Sunter.
 *
 * @param shares by comparison and level; that of {@link AgreementPattern#MISSING} is not used
 */
public record AgreementShares(double[][] shares) implements Serializable {

  /** No level is thought impossible because a sample has none of it. */
  private static final double LEAST_PAIRS = 0.5;

  /** Of the agreements in a sample at least this share is taken as chance. */
  private static final double LEAST_BY_CHANCE = 0.05;

  /** The share of a level. */
  public double of(int comparison, int level) {
    return shares[comparison][level];
  }

  /**
   * Shares by numbers of pairs.
   *
   * @param pairs by comparison and level
   */
  static AgreementShares of(LinkageModel model, double[][] pairs) {
    double[][] shares = new double[pairs.length][];
    for (int i = 0; i < pairs.length; i++) {
      int levels = model.comparisons().get(i).otherwise();
      double[] own = new double[levels + 1];
      double total = 0;
      for (int level = 1; level <= levels; level++) {
        total += Math.max(LEAST_PAIRS, pairs[i][level]);
      }
      for (int level = 1; level <= levels; level++) {
        own[level] = Math.max(LEAST_PAIRS, pairs[i][level]) / total;
      }
      shares[i] = own;
    }
    return new AgreementShares(shares);
  }

  /** The shares that a model states among pairs of one thing. */
  static AgreementShares stated(LinkageModel model) {
    double[][] shares = counters(model);
    for (int i = 0; i < shares.length; i++) {
      double rest = 1;
      for (int level = 1; level < shares[i].length - 1; level++) {
        shares[i][level] = model.comparisons().get(i).agreeing().get(level - 1);
        rest -= shares[i][level];
      }
      shares[i][shares[i].length - 1] = rest;
    }
    return new AgreementShares(shares);
  }

  /**
   * The shares among pairs of records taken at random, nearly none of which are of one thing.
   *
   * @param sample records, see {@link PairComparer#points}
   * @param others the records with which they are compared; empty = with each other
   */
  public static AgreementShares ofRandomPairs(
      LinkageModel model, List<int[][]> sample, List<int[][]> others) {
    PairComparer comparer = new PairComparer(model);
    double[][] pairs = counters(model);
    for (int i = 0; i < sample.size(); i++) {
      List<int[][]> partners = others.isEmpty() ? sample.subList(0, i) : others;
      for (int[][] partner : partners) {
        long pattern = comparer.compare(sample.get(i), partner);
        for (int comparison = 0; comparison < pairs.length; comparison++) {
          pairs[comparison][AgreementPattern.level(pattern, comparison)]++;
        }
      }
    }
    return of(model, pairs);
  }

  /** The same shares, but for a first level that is known better than from a sample. */
  public AgreementShares withFirst(int comparison, double share) {
    double[][] changed = shares.clone();
    double[] own = shares[comparison].clone();
    double scale = (1 - share) / (1 - own[1]);
    for (int level = 2; level < own.length; level++) {
      own[level] *= scale;
    }
    own[1] = share;
    changed[comparison] = own;
    return new AgreementShares(changed);
  }

  /**
   * The shares among pairs of different things, where these are the shares among all pairs, some of
   * which are of one thing.
   *
   * @param own shares among pairs of one thing
   * @param prior share of these among all pairs
   */
  AgreementShares without(AgreementShares own, double prior) {
    double[][] rest = new double[shares.length][];
    for (int i = 0; i < shares.length; i++) {
      rest[i] = new double[shares[i].length];
      double total = 0;
      for (int level = 1; level < rest[i].length; level++) {
        double share = shares[i][level] - prior * own.shares[i][level];
        rest[i][level] = Math.max(share, LEAST_BY_CHANCE * shares[i][level]);
        total += rest[i][level];
      }
      for (int level = 1; level < rest[i].length; level++) {
        rest[i][level] /= total;
      }
    }
    return new AgreementShares(rest);
  }

  static double[][] counters(LinkageModel model) {
    return model.comparisons().stream()
        .map(comparison -> new double[comparison.otherwise() + 1])
        .toArray(double[][]::new);
  }
}
