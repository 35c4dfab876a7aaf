package org.regulake.models.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regulake.models.name.NameFile.Case;

/** The cases of {@code models/names/cases.yml}, each in both directions. */
class NameCasesTest {

  @TestFactory
  Stream<DynamicTest> every_pair_has_the_verdict_of_the_registrar() {
    return NameRules.standard().cases().stream()
        .map(
            pair ->
                DynamicTest.dynamicTest(
                    "%s: %s and %s are %s, %s"
                        .formatted(
                            pair.about(),
                            pair.one(),
                            pair.other(),
                            pair.verdict().name().toLowerCase(Locale.ROOT),
                            pair.because()),
                    () -> {
                      check(pair, pair.one(), pair.other());
                      check(pair, pair.other(), pair.one());
                    }));
  }

  private static void check(Case pair, String one, String other) {
    NameComparison comparison = NameComparison.of(one, other);
    assertThat(comparison.verdict())
        .as("%s%n%s%n%s", comparison.reason(), EnterpriseName.of(one), EnterpriseName.of(other))
        .isEqualTo(pair.verdict());
    if (pair.reason() != null) {
      assertThat(comparison.reason()).isEqualTo(pair.reason());
    }
  }

  @Test
  void no_pair_is_given_twice_and_every_reason_has_one() {
    assertThat(NameRules.standard().cases())
        .hasSizeGreaterThanOrEqualTo(120)
        .extracting(pair -> pair.one() + " / " + pair.other())
        .doesNotHaveDuplicates();
    assertThat(NameRules.standard().cases()).extracting(Case::reason).contains(NameReason.values());
  }
}
