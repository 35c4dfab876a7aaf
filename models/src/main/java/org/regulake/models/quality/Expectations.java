package org.regulake.models.quality;

import java.util.List;
import java.util.stream.Collectors;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/** What is expected of deliveries, by source. */
public final class Expectations implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "expectations";

  private final List<Expectation> all;

  private Expectations(List<Expectation> all) {
    this.all = List.copyOf(all);
    Require.unique("the expectations", all.stream().map(Expectation::source).toList());
  }

  /**
   * Reads all packaged files of {@code models/expectations}.
   *
   * @throws IllegalArgumentException when a file is refused, or two are about the same source
   */
  public static Expectations load() {
    return of(RuleFiles.readAll(FOLDER, Expectation.class));
  }

  /** The given expectations. */
  public static Expectations of(List<Expectation> all) {
    return new Expectations(all);
  }

  /** The expectations, by source. */
  public List<Expectation> all() {
    return all;
  }

  @Override
  public String markdown() {
    StringBuilder page =
        new StringBuilder(
            "## Expectations of deliveries\n\nA delivery that does not meet them stops publication"
                + " until it is accepted or withdrawn.\n\n");
    page.append(
        RulePage.header(
            "source",
            "from",
            "rows, full",
            "rows, incremental",
            "columns filled (largest fall)",
            "largest drift of rows",
            "basis"));
    for (Expectation expectation : all) {
      for (ExpectationVersion version : expectation.versions()) {
        page.append(
            RulePage.row(
                "`" + expectation.source() + "`",
                version.effectiveFrom(),
                shown(version.full()),
                shown(version.incremental()),
                version.filled().stream()
                    .map(
                        bound ->
                            "`%s` %s (%s)"
                                .formatted(bound.column(), bound.atLeast(), bound.drift()))
                    .collect(Collectors.joining(", ")),
                "%s, after %d deliveries, from %d expected rows"
                    .formatted(
                        version.drift().largest(),
                        version.drift().after(),
                        version.drift().leastRows()),
                RulePage.names(expectation.basis())));
      }
    }
    return page.toString();
  }

  private static String shown(RowBounds bounds) {
    if (bounds == null) {
      return "";
    }
    return (bounds.atLeast() == null ? "" : "at least " + bounds.atLeast())
        + (bounds.atLeast() == null || bounds.atMost() == null ? "" : ", ")
        + (bounds.atMost() == null ? "" : "at most " + bounds.atMost());
  }
}
