package org.regulake.models.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/** All monitoring indicators. */
public final class Indicators implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "indicators";

  /** Code for all provinces or all industries. */
  public static final String ALL = "*";

  /** Code for a province or industry that the records do not state. */
  public static final String NOT_STATED = "-";

  private final List<Indicator> files;
  private final List<Indicator> counts = new ArrayList<>();
  private final List<Indicator> shares = new ArrayList<>();

  private Indicators(List<Indicator> files) {
    this.files = files;
    for (Indicator indicator : files.stream().flatMap(file -> file.expanded().stream()).toList()) {
      (indicator.isShare() ? shares : counts).add(indicator);
    }
    List<String> countIds = counts.stream().map(Indicator::id).toList();
    Require.unique("indicators", all().stream().map(Indicator::id).toList());
    for (Indicator share : shares) {
      Require.known(
          "indicator '%s'".formatted(share.id()), "numerator", share.numerator(), countIds);
      Require.known(
          "indicator '%s'".formatted(share.id()), "denominator", share.denominator(), countIds);
    }
  }

  /**
   * Reads all packaged files of {@code models/indicators}.
   *
   * @throws IllegalArgumentException when a file is refused, or a share names an indicator that no
   *     file defines
   */
  public static Indicators load() {
    return of(RuleFiles.readAll(FOLDER, Indicator.class));
  }

  static Indicators of(List<Indicator> files) {
    return new Indicators(List.copyOf(files));
  }

  /** The files, in alphabetical order. */
  public List<Indicator> files() {
    return files;
  }

  /**
   * The single indicators, as their ids appear in the measured table: those that count, then the
   * shares.
   */
  public List<Indicator> all() {
    List<Indicator> all = new ArrayList<>(counts);
    all.addAll(shares);
    return all;
  }

  /** The indicators that count spells. */
  public List<Indicator> counts() {
    return List.copyOf(counts);
  }

  /** The indicators that divide one count by another. */
  public List<Indicator> shares() {
    return List.copyOf(shares);
  }

  @Override
  public String markdown() {
    StringBuilder page = new StringBuilder("## Monitoring indicators\n\n");
    page.append(RulePage.header("id", "中文", "English", "how", "unit", "months", "basis"));
    for (Indicator file : files) {
      String how =
          file.isShare()
              ? "`%s` / `%s`".formatted(file.numerator(), file.denominator())
              : "%s of `%s`"
                  .formatted(
                      file.measure().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                      file.population().id());
      String where = file.where() == null ? "" : ", where `" + file.where() + "`";
      String by = file.by() == null ? "" : ", by %s".formatted(file.by().values());
      page.append(
          RulePage.row(
              "`" + file.id() + "`",
              file.label().zh(),
              file.label().en(),
              how + where + by,
              file.unit(),
              file.months(),
              RulePage.names(file.basis())));
    }
    return page.toString();
  }
}
