package org.regulake.models.linkage;

import java.io.Serializable;
import java.util.List;

/**
 * A model with its weights, in bits: a weight of 1 doubles the odds that two records are of one
 * thing.
 *
 * @param model the model
 * @param own shares of levels among pairs of one thing (m)
 * @param other shares of levels among pairs of different things (u)
 * @param prior probability that two records taken at random are of one thing
 */
public record FittedLinkage(
    LinkageModel model, AgreementShares own, AgreementShares other, double prior)
    implements Serializable {

  private static final int FITS = 3;
  private static final int MOST_ROUNDS = 1_000;
  private static final double SMALLEST_CHANGE = 1e-9;

  /**
   * The model with the shares that it states, or else with those fitted on the data.
   *
   * @param counts all pairs compared, in any order
   * @param other shares among pairs of different things
   * @param records number of records that are compared
   * @param possiblePairs number of pairs that could be compared if none were blocked
   */
  public static FittedLinkage of(
      LinkageModel model,
      List<PatternCount> counts,
      AgreementShares other,
      double records,
      double possiblePairs) {
    return model.isStated()
        ? new FittedLinkage(
            model,
            AgreementShares.stated(model),
            other,
            model.matched() * records / Math.max(records + 1, possiblePairs))
        : fitted(model, counts, other, possiblePairs);
  }

  /** Among random pairs some are of one thing; how many is known only after a fit. */
  private static FittedLinkage fitted(
      LinkageModel model, List<PatternCount> counts, AgreementShares random, double possiblePairs) {
    List<PatternCount> ordered = counts.stream().sorted(PatternCount.ORDER).toList();
    FittedLinkage fitted = null;
    AgreementShares other = random;
    for (int fit = 0; fit < FITS; fit++) {
      AgreementShares own = new LinkageFit(model, ordered, other).fitted();
      fitted = new FittedLinkage(model, own, other, 1 / Math.max(2, possiblePairs));
      for (int round = 0; round < MOST_ROUNDS; round++) {
        double before = fitted.prior;
        fitted = new FittedLinkage(model, own, other, fitted.share(ordered, possiblePairs));
        if (Math.abs(fitted.prior - before) <= SMALLEST_CHANGE * before) {
          break;
        }
      }
      other = random.without(own, fitted.prior);
    }
    return fitted;
  }

  /** The share of pairs of one thing by the probabilities of the compared pairs. */
  private double share(List<PatternCount> counts, double possiblePairs) {
    double matches = 0;
    for (PatternCount count : counts) {
      matches += probability(weight(count.pattern())) * count.pairs();
    }
    return Math.max(1, matches) / Math.max(2, possiblePairs);
  }

  /** Weight before anything is compared. */
  public double priorWeight() {
    return log2(prior / (1 - prior));
  }

  /** Weight of a level of a comparison; 0 where a value is not stated. */
  public double weight(int comparison, int level) {
    return level == AgreementPattern.MISSING
        ? 0
        : log2(own.of(comparison, level) / other.of(comparison, level));
  }

  /** Weight of a pattern, the prior included and rarity left out. */
  public double weight(long pattern) {
    double weight = priorWeight();
    for (int i = 0; i < model.comparisons().size(); i++) {
      weight += weight(i, AgreementPattern.level(pattern, i));
    }
    return weight;
  }

  /**
   * What a pattern adds to the sum of the {@link #rarity} of the values in which the pair agrees:
   * an agreement on a value of average frequency has the weight of its level.
   */
  public double rarityBase(long pattern) {
    double base = 0;
    for (int i : model.rarities()) {
      base += AgreementPattern.level(pattern, i) == 1 ? log2(other.of(i, 1)) : 0;
    }
    return base;
  }

  /** The rarity of a value, in bits: one that half of the records have is 1. */
  public static double rarity(double share) {
    return -log2(share);
  }

  /** The probability of a weight. */
  public static double probability(double weight) {
    return 1 / (1 + Math.pow(2, -weight));
  }

  /** The weight of a probability. */
  public static double weightOf(double probability) {
    return log2(probability / (1 - probability));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
