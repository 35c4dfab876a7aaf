package org.regulake.models.feature;

import java.util.List;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/** The features that rules define. */
public final class FeatureRules implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "features";

  private final List<FeatureFile> files;

  private FeatureRules(List<FeatureFile> files) {
    this.files = files;
    Require.unique("the files of features", files.stream().map(FeatureFile::source).toList());
    Require.unique(
        "the files of features",
        files.stream().flatMap(file -> file.features().stream()).map(FeatureRule::id).toList());
  }

  /**
   * Reads all packaged files of {@code models/features}.
   *
   * @throws IllegalArgumentException when a file is refused, or two define the same feature
   */
  public static FeatureRules load() {
    return new FeatureRules(RuleFiles.readAll(FOLDER, FeatureFile.class));
  }

  /** The files, in alphabetical order. */
  public List<FeatureFile> files() {
    return files;
  }

  @Override
  public String markdown() {
    StringBuilder page = new StringBuilder("## Features by rule\n\n");
    page.append(RulePage.header("id", "中文", "English", "how", "unit", "without facts"));
    for (FeatureFile file : files) {
      for (FeatureRule rule : file.features()) {
        page.append(
            RulePage.row(
                "`" + rule.id() + "`",
                rule.label().zh(),
                rule.label().en(),
                "`%s` in `%s`".formatted(rule.how(), file.source()),
                rule.unit(),
                rule.whenMissing() == WhenMissing.NOT_AVAILABLE
                    ? "unknown"
                    : "zero, where the source was delivered"));
      }
    }
    return page.toString();
  }
}
