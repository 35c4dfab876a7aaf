package org.regulake.models.quality;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/** All rules on the quality of records. */
public final class QualityRules implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "quality";

  private final List<QualityRule> rules;

  private QualityRules(List<QualityRule> rules) {
    this.rules = rules.stream().sorted(Comparator.comparing(QualityRule::code)).toList();
    Require.unique("the quality rules", rules.stream().map(QualityRule::code).toList());
  }

  /**
   * Reads all packaged files of {@code models/quality}.
   *
   * @throws IllegalArgumentException when a file is refused, or two rules have the same code
   */
  public static QualityRules load() {
    return of(RuleFiles.readAll(FOLDER, QualityRule.class));
  }

  /** The given rules. */
  public static QualityRules of(List<QualityRule> rules) {
    return new QualityRules(rules);
  }

  /** The rules, by code. */
  public List<QualityRule> all() {
    return rules;
  }

  /** The rules on the rows of a source, by code. */
  public List<QualityRule> ofSource(String source) {
    return rules.stream().filter(rule -> rule.source().equals(source)).toList();
  }

  @Override
  public String markdown() {
    StringBuilder page = new StringBuilder("## Quality of records\n\n");
    page.append(
        RulePage.header(
            "code", "source", "中文", "English", "severity", "from", "holds", "except", "basis"));
    for (QualityRule rule : rules) {
      for (QualityVersion version : rule.versions()) {
        page.append(
            RulePage.row(
                "`" + rule.code() + "`",
                "`" + rule.source() + "`",
                rule.label().zh(),
                rule.label().en(),
                rule.severity().code(),
                version.effectiveFrom(),
                "`" + version.holds() + "`",
                rule.exceptions().stream()
                    .map(
                        exception ->
                            "`%s`: %s · %s"
                                .formatted(
                                    exception.when(),
                                    exception.because().zh(),
                                    exception.because().en()))
                    .collect(Collectors.joining("; ")),
                RulePage.names(rule.basis())));
      }
    }
    return page.toString();
  }
}
