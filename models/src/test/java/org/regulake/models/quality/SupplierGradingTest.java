package org.regulake.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regulake.models.rule.RuleFiles;

class SupplierGradingTest {

  private static final YearMonth MARCH = YearMonth.of(2025, 3);

  private final SupplierGrading grading = SupplierGrading.load();

  @TestFactory
  Stream<DynamicTest> every_case_of_the_file_holds() {
    return grading.cases().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () -> {
                      Optional<SupplierGrade> grade =
                          grading.of(YearMonth.parse(example.month()), example.figures());
                      assertThat(grade.map(SupplierGrade::grade).orElse(null))
                          .isEqualTo(example.grade());
                      assertThat(grade.map(found -> found.points().doubleValue()).orElse(null))
                          .isEqualTo(
                              example.points() == null ? null : example.points().doubleValue());
                    }));
  }

  @Test
  void the_arithmetic_names_each_deduction_with_its_figures() {
    SupplierGrade grade =
        grading.of(MARCH, new SupplierFigures(4, 1, 0, 3, 1000, 0, 100, 0, 300, 1)).orElseThrow();
    assertThat(grade.arithmeticEn())
        .isEqualTo(
            "100 − 10.00 (late or missing 1/4) − 1.50 (working days late 3) − 0.33 (warnings 1/300)"
                + " = 88.2");
    assertThat(grade.arithmeticZh())
        .isEqualTo("100 − 10.00 (逾期或未报 1/4) − 1.50 (逾期工作日 3) − 0.33 (警告 1/300) = 88.2");
  }

  @Test
  void a_share_of_nothing_costs_nothing() {
    assertThat(grading.of(MARCH, new SupplierFigures(0, 0, 0, 0, 5, 0, 0, 0, 0, 0)).orElseThrow())
        .extracting(SupplierGrade::grade, grade -> grade.points().doubleValue())
        .containsExactly("A", 100.0);
  }

  @Test
  void grades_begin_with_the_best_and_end_at_zero() {
    SupplierDeduction late =
        new SupplierDeduction(SupplierMeasure.LATE_SHARE, BigDecimal.TEN, BigDecimal.TEN);
    assertThatThrownBy(() -> version(late, from("B", 50), from("A", 90)))
        .hasMessageContaining("grade A does not begin below B");
    assertThatThrownBy(() -> version(late, from("A", 90), from("B", 50)))
        .hasMessageContaining("the last grade begins at 0");
  }

  private static SupplierGradeFrom from(String grade, int points) {
    return new SupplierGradeFrom(grade, BigDecimal.valueOf(points));
  }

  private static SupplierGradingVersion version(
      SupplierDeduction deduction, SupplierGradeFrom... grades) {
    return new SupplierGradingVersion(
        LocalDate.of(2020, 1, 1), List.of(deduction), List.of(grades));
  }

  @Test
  void a_rule_needs_a_case_that_breaks_it_and_one_that_does_not() {
    assertThatThrownBy(() -> rule("CS901", "a >= 1", "passed"))
        .hasMessageContaining("has no case that expects failed");
    assertThatThrownBy(() -> rule("CS901", "a >= 1", "failed"))
        .hasMessageContaining("has no case that expects passed");
  }

  @Test
  void a_rule_has_the_code_of_its_kind_and_does_not_divide() {
    assertThatThrownBy(() -> rule("PL901", "a >= 1", "failed"))
        .hasMessageContaining("write CS and three digits");
    assertThatThrownBy(() -> rule("CS901", "a / b >= 1", "failed"))
        .hasMessageContaining("write it as a multiplication");
  }

  private static QualityRule rule(String code, String holds, String expected) {
    String yaml =
        """
        code: %s
        label: {zh: 甲, en: a}
        kind: consistency
        source: penalty
        severity: note
        basis: [data_quality]
        versions: [{effective_from: 2020-01-01, holds: %s}]
        cases: [{name: c, received: 2025-01-01, given: '| a: int |', expect: %s}]
        """
            .formatted(code, holds, expected);
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "x.yml",
        QualityRule.class);
  }
}
