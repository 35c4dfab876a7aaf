package org.regulake.models.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/**
 * How the suppliers of records are graded: {@code models/evaluation/supplier.yml}.
 *
 * @param label its name in Chinese and English
 * @param basis provisions on which it rests, by their ids
 * @param versions the gradings by date, the oldest first
 * @param cases examples that run as tests
 */
public record SupplierGrading(
    Label label,
    List<String> basis,
    List<SupplierGradingVersion> versions,
    List<SupplierCase> cases)
    implements Printable {

  /** Folder of the rule file. */
  public static final String FOLDER = "evaluation";

  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  public SupplierGrading {
    Require.present("the grading of suppliers", "label", label);
    basis = Require.nonEmpty("the grading of suppliers", "basis", basis);
    versions = Require.list(versions);
    Dated.requireRising("the grading of suppliers", versions);
    cases = Require.nonEmpty("the grading of suppliers", "cases", cases);
  }

  /** Reads the packaged file. */
  public static SupplierGrading load() {
    return RuleFiles.read(FOLDER + "/supplier.yml", SupplierGrading.class);
  }

  /**
   * The grade for a month.
   *
   * @return empty where nothing was due and nothing came, and for months before the first version
   */
  public Optional<SupplierGrade> of(YearMonth month, SupplierFigures figures) {
    return figures.isEmpty()
        ? Optional.empty()
        : Dated.inForce(versions, month.atDay(1)).map(version -> grade(version, figures));
  }

  private static SupplierGrade grade(SupplierGradingVersion version, SupplierFigures figures) {
    BigDecimal points = MOST;
    StringBuilder chinese = new StringBuilder("100");
    StringBuilder english = new StringBuilder("100");
    for (SupplierDeduction deduction : version.deductions()) {
      BigDecimal cost = deduction.of(figures);
      points = points.subtract(cost);
      if (cost.signum() > 0) {
        String figure = deduction.measure().shown(figures);
        chinese.append(term(cost, deduction.measure().chinese(), figure));
        english.append(term(cost, deduction.measure().english(), figure));
      }
    }
    BigDecimal rounded = tenth(points.max(BigDecimal.ZERO));
    String grade =
        version.grades().stream()
            .filter(from -> rounded.compareTo(from.from()) >= 0)
            .findFirst()
            .orElseThrow()
            .grade();
    return new SupplierGrade(rounded, grade, chinese + " = " + rounded, english + " = " + rounded);
  }

  private static String term(BigDecimal cost, String measure, String figure) {
    return " − %s (%s %s)".formatted(cost.setScale(2, RoundingMode.HALF_UP), measure, figure);
  }

  private static BigDecimal tenth(BigDecimal points) {
    return points.setScale(1, RoundingMode.HALF_UP);
  }

  @Override
  public String markdown() {
    StringBuilder page =
        new StringBuilder(
            "## Grading of suppliers\n\n%s · %s. Basis: %s\n"
                .formatted(label.zh(), label.en(), RulePage.names(basis)));
    for (SupplierGradingVersion version : versions) {
      page.append("\nFrom %s, of 100 points:\n\n".formatted(version.effectiveFrom()));
      page.append(RulePage.header("中文", "English", "points for one", "at most"));
      for (SupplierDeduction deduction : version.deductions()) {
        page.append(
            RulePage.row(
                deduction.measure().chinese(),
                deduction.measure().english(),
                deduction.points(),
                deduction.atMost()));
      }
      page.append("\n").append(RulePage.header("grade", "from"));
      version.grades().forEach(grade -> page.append(RulePage.row(grade.grade(), grade.from())));
    }
    return page.toString();
  }
}
