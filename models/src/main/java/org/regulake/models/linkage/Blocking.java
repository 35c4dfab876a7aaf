package org.regulake.models.linkage;

import java.io.Serializable;
import java.util.List;
import org.regulake.models.rule.Require;

/**
 * Which pairs are compared at all: those of records with equal values in all fields of a rule. A
 * value that is not stated is equal to none.
 *
 * @param largestBlock records of a block beyond which it is left out; its pairs are counted
 * @param rules the fields of each rule
 */
public record Blocking(int largestBlock, List<List<String>> rules) implements Serializable {

  private static final int MOST_RULES = 30;

  /** Checks the bound and the rules. */
  public Blocking {
    rules = Require.nonEmpty("blocking", "rules", rules).stream().map(List::copyOf).toList();
    if (largestBlock < 2) {
      throw new IllegalArgumentException(
          "blocking has largest_block: %d; a block has at least 2 records".formatted(largestBlock));
    }
    if (rules.size() > MOST_RULES || rules.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "blocking takes at most %d rules with a field each".formatted(MOST_RULES));
    }
  }
}
