package org.regulake.models.quality;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A rule on the rows of one source, as its file states it. A row that does not state what the rule
 * asks, or of which a cell that the rule reads could not be read, neither fulfils nor breaks it.
 *
 * @param code letters of the kind and three digits, as in {@code CS101}
 * @param label what a row has to fulfil, in Chinese and English
 * @param kind what it looks at
 * @param source source of the rows
 * @param severity how much a breach weighs
 * @param basis provisions on which it rests, by their ids
 * @param exceptions rows to which it does not apply
 * @param versions what it asks by day, the oldest first
 * @param cases examples that run as tests: at least one that breaks the rule and one that does not
 */
public record QualityRule(
    String code,
    Label label,
    QualityKind kind,
    String source,
    Severity severity,
    List<String> basis,
    List<QualityException> exceptions,
    List<QualityVersion> versions,
    List<QualityCase> cases) {

  public QualityRule {
    String owner = "quality rule '%s'".formatted(code);
    Require.present("a quality rule", "code", code);
    Require.present(owner, "kind", kind);
    if (!code.matches(kind.prefix() + "\\d{3}")) {
      throw new IllegalArgumentException(
          "%s is of the kind %s: write %s and three digits"
              .formatted(owner, kind.english(), kind.prefix()));
    }
    Require.present(owner, "label", label);
    Require.id(owner + ", source", source);
    Require.present(owner, "severity", severity);
    basis = Require.nonEmpty(owner, "basis", basis);
    exceptions = Require.list(exceptions);
    versions = Require.list(versions);
    Dated.requireRising(owner, versions);
    cases = Require.nonEmpty(owner, "cases", cases);
    requireCase(owner, cases, QualityAnswer.FAILED);
    requireCase(owner, cases, QualityAnswer.PASSED);
  }

  private static void requireCase(String owner, List<QualityCase> cases, QualityAnswer answer) {
    if (cases.stream().noneMatch(example -> example.expect() == answer)) {
      throw new IllegalArgumentException(
          "%s has no case that expects %s: add one".formatted(owner, answer.code()));
    }
  }

  /** The columns that its conditions read, each once. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    Stream.concat(
            versions.stream().map(QualityVersion::holds),
            exceptions.stream().map(QualityException::when))
        .map(Condition::columns)
        .forEach(columns::addAll);
    return columns;
  }
}
