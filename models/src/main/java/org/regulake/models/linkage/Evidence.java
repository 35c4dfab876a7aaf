package org.regulake.models.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a pair has its weight, step by step: the prior, each field that both records state, and how
 * rare the values are in which they agree. The steps add up to the weight.
 *
 * @param steps in the order of the comparisons
 */
public record Evidence(List<Step> steps) {

  /** Name of the first step: how probable it is that any two records are of one enterprise. */
  public static final String PRIOR = "prior";

  /** Name of the last step, where values are rarer, or less rare, than on average. */
  public static final String RARITY = "rarity";

  private static final String BETWEEN_STEPS = "; ";

  /**
   * One step.
   *
   * @param field {@link #PRIOR}, a field, or {@link #RARITY}
   * @param level how the values agree, see {@link FieldComparison#levelInWords}; empty for steps
   *     that are no field
   * @param weight in bits
   */
  public record Step(String field, String level, double weight) {}

  /** Copies the list. */
  public Evidence {
    steps = List.copyOf(steps);
  }

  /**
   * The evidence of a pair.
   *
   * @param rarity sum of the rarities of the values in which it agrees, see {@link
   *     FittedLinkage#rarity}
   */
  public static Evidence of(FittedLinkage fitted, long pattern, double rarity) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(PRIOR, "", fitted.priorWeight()));
    List<FieldComparison> comparisons = fitted.model().comparisons();
    for (int i = 0; i < comparisons.size(); i++) {
      int level = AgreementPattern.level(pattern, i);
      if (level != AgreementPattern.MISSING) {
        FieldComparison comparison = comparisons.get(i);
        steps.add(
            new Step(comparison.field(), comparison.levelInWords(level), fitted.weight(i, level)));
      }
    }
    double byRarity = rarity + fitted.rarityBase(pattern);
    if (byRarity != 0) {
      steps.add(new Step(RARITY, "", byRarity));
    }
    return new Evidence(steps);
  }

  /** The sum of the steps, in bits. */
  public double weight() {
    return steps.stream().mapToDouble(Step::weight).sum();
  }

  /** The steps as text: {@code prior -17.90; brand same +13.93; rarity +2.10}. */
  public String text() {
    return steps.stream()
        .map(
            step ->
                (step.field() + " " + step.level()).strip()
                    + String.format(Locale.ROOT, " %+.4f", step.weight()))
        .collect(Collectors.joining(BETWEEN_STEPS));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Evidence read(String text) {
    List<Step> steps = new ArrayList<>();
    for (String step : text.split(BETWEEN_STEPS)) {
      String[] words = step.split(" ");
      if (words.length < 2 || words.length > 3) {
        throw new IllegalArgumentException("'%s' is no step of evidence".formatted(step));
      }
      steps.add(
          new Step(
              words[0],
              words.length == 3 ? words[1] : "",
              Double.parseDouble(words[words.length - 1])));
    }
    return new Evidence(steps);
  }
}
