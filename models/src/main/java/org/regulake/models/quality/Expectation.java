package org.regulake.models.quality;

import java.util.List;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * What is expected of the deliveries of a source, as its file states it. A delivery that does not
 * meet it stops publication until a person accepts it, or it is withdrawn.
 *
 * @param source the source
 * @param label its name in Chinese and English
 * @param basis provisions on which it rests, by their ids
 * @param versions what is expected by date, the oldest first
 * @param cases examples that run as tests: at least one with a breach and one without
 */
public record Expectation(
    String source,
    Label label,
    List<String> basis,
    List<ExpectationVersion> versions,
    List<ExpectationCase> cases) {

  public Expectation {
    String owner = "the expectation of '%s'".formatted(source);
    Require.id(owner, source);
    Require.present(owner, "label", label);
    basis = Require.nonEmpty(owner, "basis", basis);
    versions = Require.list(versions);
    Dated.requireRising(owner, versions);
    cases = Require.nonEmpty(owner, "cases", cases);
    if (cases.stream().allMatch(example -> example.breaches().isEmpty())
        || cases.stream().noneMatch(example -> example.breaches().isEmpty())) {
      throw new IllegalArgumentException(
          owner + " needs a case with a breach and one without: add it");
    }
  }

  /** Landed columns that any version asks about. */
  public List<String> columns() {
    return versions.stream()
        .flatMap(version -> version.filled().stream())
        .map(FillBound::column)
        .distinct()
        .sorted()
        .toList();
  }
}
