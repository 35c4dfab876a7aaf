package org.regulake.pipelines.lakehouse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regulake.models.text.Visible;

/**
 * Thrown when the audit forbids the release of a run's tables; the released tables stay unchanged.
 */
public final class AuditFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<AuditProblem> problems;

  /**
   * Creates the exception for a rejected release.
   *
   * @param problems the problems that forbid it
   */
  public AuditFailedException(LocalDate day, List<AuditProblem> problems) {
    super(
        ("the tables were not released, and the tables released before are unchanged, because:%n  -"
             + " %s%nThe records, the graph and the scores of the lake are up to date; the"
             + " published tables are not. Check the reasons: send what is missing and run again%s."
             + " './regulake status' names the day until it is released")
            .formatted(
                problems.stream()
                    .map(problem -> Visible.of(problem.sentence()))
                    .collect(Collectors.joining("%n  - ".formatted())),
                acceptance(day, problems)));
    this.problems = List.copyOf(problems);
  }

  private static String acceptance(LocalDate day, List<AuditProblem> problems) {
    String options =
        problems.stream()
            .flatMap(problem -> problem.fall().stream())
            .map(Fall::product)
            .distinct()
            .map(product -> " --accept-fall " + product)
            .collect(Collectors.joining());
    return options.isEmpty()
        ? ""
        : ("; if a fall is correct, './regulake run --as-of %s%s --because \"…\"' accepts it for"
                + " that day")
            .formatted(day, options);
  }

  /** The problems found by the audit, in one line. */
  public String problems() {
    return problems.stream()
        .map(problem -> Visible.of(problem.sentence()))
        .collect(Collectors.joining("; "));
  }

  /** The falls that a person may accept. */
  public List<Fall> falls() {
    return problems.stream().map(AuditProblem::fall).flatMap(Optional::stream).toList();
  }
}
