package org.regulake.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.rule.Dated;
import org.regulake.models.warning.Warnings;

/** Scores, indicators and warnings are based on the law of their day. */
class BasisTest {

  private final Law law = Law.load();
  private final Scorecard scorecard = Scorecard.load("supervision");

  private Stream<List<String>> bases() {
    return Stream.of(
            scorecard.indicators().stream().map(ScoredIndicator::basis),
            scorecard.vetoes().stream().map(Veto::basis),
            Indicators.load().all().stream().map(indicator -> indicator.basis()),
            Warnings.load().rules().stream().map(rule -> rule.basis()))
        .flatMap(bases -> bases);
  }

  @Test
  void every_basis_is_a_provision_on_record() {
    assertThat(
            Stream.of(
                    bases(),
                    QualityRules.load().all().stream().map(rule -> rule.basis()),
                    Expectations.load().all().stream().map(each -> each.basis()),
                    Stream.of(SupplierGrading.load().basis()))
                .flatMap(bases -> bases))
        .allSatisfy(
            basis -> assertThat(law.citation(basis, LocalDate.of(2026, 1, 1))).isNotBlank());
  }

  @Test
  void a_veto_rests_on_law_in_force_from_its_first_day_to_its_last() {
    for (Veto veto : scorecard.vetoes()) {
      LocalDate last = veto.effectiveTo() == null ? LocalDate.of(2026, 1, 1) : veto.effectiveTo();
      for (LocalDate day = veto.effectiveFrom(); day.isBefore(last); day = day.plusDays(1)) {
        assertThat(law.citation(veto.basis(), day))
            .as("%s on %s", veto.id(), day)
            .doesNotContain("INTERPRETATIONS");
      }
    }
  }

  /** None of the later texts is cited on a day before it was in force. */
  @Test
  void a_row_of_2014_cites_law_of_2014() {
    LocalDate day = LocalDate.of(2014, 12, 31);
    assertThat(bases().map(basis -> law.citation(basis, day)))
        .allSatisfy(
            citation ->
                assertThat(citation)
                    .doesNotContain(
                        "2022", "2023", "2018年", "第777号", "第44号", "第746号", "2015", "2020"));
  }

  @Test
  void on_every_day_each_indicator_has_one_version_and_each_version_one_text() {
    for (LocalDate day = LocalDate.of(2014, 10, 1);
        day.isBefore(LocalDate.of(2026, 1, 1));
        day = day.plusDays(13)) {
      LocalDate asOf = day;
      for (ScoredIndicator indicator : scorecard.indicators()) {
        List<BandVersion> begun =
            indicator.versions().stream()
                .filter(version -> !version.effectiveFrom().isAfter(asOf))
                .toList();
        assertThat(Dated.inForce(indicator.versions(), day))
            .isEqualTo(
                begun.isEmpty() ? Optional.empty() : Optional.of(begun.get(begun.size() - 1)));
      }
    }
  }
}
