package org.regulake.models.linkage;

import java.io.Serializable;
import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * How the values of a field are compared. Beside the stated levels every comparison has two more:
 * {@link AgreementPattern#MISSING} where a value is not stated, which weighs nothing, and the last,
 * where no stated level holds.
 *
 * @param field the field
 * @param label its name for readers
 * @param levels the levels, the strongest first; the first that holds counts
 * @param rarity whether an agreement on a rare value weighs more than one on a frequent value; not
 *     when left out
 * @param agreeing share of each stated level among pairs of one thing; null = fitted on the data
 */
public record FieldComparison(
    String field, Label label, List<AgreementLevel> levels, Boolean rarity, List<Double> agreeing)
    implements Serializable {

  /** Checks that there is a level, and the one that rarity needs. */
  public FieldComparison {
    Require.present("a comparison", "field", field);
    String owner = "the comparison of '%s'".formatted(field);
    Require.present(owner, "label", label);
    levels = Require.nonEmpty(owner, "levels", levels);
    Require.unique(owner, levels.stream().map(AgreementLevel::text).toList());
    if (levels.size() > AgreementPattern.MOST_LEVELS) {
      throw new IllegalArgumentException(
          "%s has %d levels; at most %d fit"
              .formatted(owner, levels.size(), AgreementPattern.MOST_LEVELS));
    }
    if (agreeing != null) {
      agreeing = List.copyOf(agreeing);
      double sum = agreeing.stream().mapToDouble(Double::doubleValue).sum();
      boolean isShare = agreeing.stream().allMatch(share -> share > 0) && sum < 1;
      if (agreeing.size() != levels.size() || !isShare) {
        throw new IllegalArgumentException(
            owner + " has 'agreeing': write a share above 0 for each level, together below 1");
      }
    }
    rarity = Boolean.TRUE.equals(rarity);
    if (rarity && !levels.get(0).isEquality()) {
      throw new IllegalArgumentException(
          owner + " weighs rarity, so its first level has to be 'same'");
    }
  }

  /** A level, from 1 on, in one word: its measure, or {@code different} for the last. */
  public String levelInWords(int level) {
    return level > levels.size() ? "different" : levels.get(level - 1).text().replace(' ', '_');
  }

  /** The level where none of the stated ones holds. */
  int otherwise() {
    return levels.size() + 1;
  }
}
