package org.regulake.models.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts of patterns that follow exactly from known shares, so that the fit has to find these. */
class FittedLinkageTest {

  private static final LinkageModel MODEL =
      LinkageModelTest.read(
          """
          id: known
          label: {zh: 样例, en: Sample}
          fields: [{name: a, column: a}, {name: b, column: b}, {name: c, column: c}]
          blocking: {largest_block: 100, rules: [[a], [b], [c]]}
          comparisons:
            - {field: a, label: {zh: 甲, en: a}, levels: [same, edits 1]}
            - {field: b, label: {zh: 乙, en: b}, levels: [same]}
            - {field: c, label: {zh: 丙, en: c}, levels: [same]}
          link_from: 0.9
          review_from: 0.5
          """);

  /** By comparison and level; the first column is that of a value not stated. */
  private static final double[][] OWN = {{.1, .72, .08, .1}, {0, .9, .1}, {.2, .64, .16}};

  private static final double[][] OTHER = {{.1, .009, .045, .846}, {0, .01, .99}, {.2, .04, .76}};

  private static final double PRIOR = 1e-3;
  private static final double PAIRS = 1e9;

  @Test
  void theSharesFromWhichCountsFollowAreFoundAgain() {
    FittedLinkage fitted = FittedLinkage.of(MODEL, counts(), random(), 50_000, PAIRS);

    for (int i = 0; i < OWN.length; i++) {
      double stated = 1 - OWN[i][0];
      for (int level = 1; level < OWN[i].length; level++) {
        assertThat(fitted.own().of(i, level)).isCloseTo(OWN[i][level] / stated, within(.02));
      }
    }
    assertThat(fitted.prior()).isCloseTo(PRIOR, within(PRIOR * .1));
  }

  @Test
  void theOrderOfTheCountsChangesNothing() {
    List<PatternCount> shuffled = new ArrayList<>(counts());
    Collections.shuffle(shuffled, new Random(7));

    FittedLinkage one = FittedLinkage.of(MODEL, counts(), random(), 50_000, PAIRS);
    FittedLinkage other = FittedLinkage.of(MODEL, shuffled, random(), 50_000, PAIRS);

    assertThat(other.own().shares()).isDeepEqualTo(one.own().shares());
    assertThat(other.prior()).isEqualTo(one.prior());
  }

  @Test
  void aValueNotStatedWeighsNothing() {
    FittedLinkage fitted = FittedLinkage.of(MODEL, counts(), random(), 50_000, PAIRS);

    assertThat(fitted.weight(0, AgreementPattern.MISSING)).isZero();
    assertThat(fitted.weight(0L)).isEqualTo(fitted.priorWeight());
    assertThat(fitted.weight(pattern(1, 0, 2)))
        .isCloseTo(fitted.priorWeight() + fitted.weight(0, 1) + fitted.weight(2, 2), within(1e-9));
  }

  @Test
  void probabilitiesAndWeightsAreInverse() {
    assertThat(FittedLinkage.probability(0)).isEqualTo(.5);
    assertThat(FittedLinkage.probability(FittedLinkage.weightOf(.99)))
        .isCloseTo(.99, within(1e-12));
    assertThat(FittedLinkage.rarity(.25)).isCloseTo(2, within(1e-12));
  }

  /** All pairs that agree in a field of a rule, as many as are expected. */
  private static List<PatternCount> counts() {
    List<PatternCount> counts = new ArrayList<>();
    for (int a = 0; a < OWN[0].length; a++) {
      for (int b = 0; b < OWN[1].length; b++) {
        for (int c = 0; c < OWN[2].length; c++) {
          int rules = (a == 1 ? 1 : 0) | (b == 1 ? 2 : 0) | (c == 1 ? 4 : 0);
          double own = PRIOR * OWN[0][a] * OWN[1][b] * OWN[2][c];
          double other = (1 - PRIOR) * OTHER[0][a] * OTHER[1][b] * OTHER[2][c];
          long pairs = Math.round(PAIRS * (own + other));
          if (rules != 0 && pairs > 0) {
            counts.add(new PatternCount(rules, pattern(a, b, c), pairs));
          }
        }
      }
    }
    return counts;
  }

  private static long pattern(int a, int b, int c) {
    return AgreementPattern.with(AgreementPattern.with(AgreementPattern.with(0, 0, a), 1, b), 2, c);
  }

  /** Shares among random pairs, a thousandth of which are of one thing. */
  private static AgreementShares random() {
    double[][] pairs = new double[OWN.length][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = new double[OWN[i].length];
      for (int level = 0; level < pairs[i].length; level++) {
        pairs[i][level] = 1e9 * (PRIOR * OWN[i][level] + (1 - PRIOR) * OTHER[i][level]);
      }
    }
    return AgreementShares.of(MODEL, pairs);
  }
}
