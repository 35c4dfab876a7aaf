package org.regulake.models.quality;

import java.time.LocalDate;
import java.util.List;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * How suppliers are graded from a day on.
 *
 * @param effectiveFrom first day of the first month that is graded so
 * @param deductions what costs points, each measure once
 * @param grades the grades, the best first; the last one begins at zero
 */
public record SupplierGradingVersion(
    LocalDate effectiveFrom, List<SupplierDeduction> deductions, List<SupplierGradeFrom> grades)
    implements Dated {

  public SupplierGradingVersion {
    String owner = "the grading of suppliers from " + effectiveFrom;
    deductions = Require.nonEmpty(owner, "deductions", deductions);
    grades = Require.nonEmpty(owner, "grades", grades);
    Require.unique(
        owner, deductions.stream().map(deduction -> deduction.measure().name()).toList());
    Require.unique(owner, grades.stream().map(SupplierGradeFrom::grade).toList());
    for (int i = 1; i < grades.size(); i++) {
      if (grades.get(i).from().compareTo(grades.get(i - 1).from()) >= 0) {
        throw new IllegalArgumentException(
            "%s: grade %s does not begin below %s; write the best first"
                .formatted(owner, grades.get(i).grade(), grades.get(i - 1).grade()));
      }
    }
    if (grades.get(grades.size() - 1).from().signum() != 0) {
      throw new IllegalArgumentException(owner + ": the last grade begins at 0");
    }
  }
}
