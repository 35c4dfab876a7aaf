package org.regulake.pipelines.lakehouse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regulake.models.text.Visible;

/** The tables of a run may not be released; what was released before stays as it is. */
public final class AuditFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<AuditProblem> problems;

  /**
   * A refused release.
   *
   * @param problems what forbids it
   */
  public AuditFailedException(LocalDate day, List<AuditProblem> problems) {
    super(
        ("the tables were not released, and what was released before stays as it is, because:%n  -"
             + " %s%nThe records, the graph and the scores of the lake hold the news; what is"
             + " published does not. Look into the reasons: send what is missing and run again%s."
             + " './regulake status' goes on naming the day until it is released")
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
        : "; where a fall is right, './regulake run --as-of %s%s --because \"…\"' accepts it for that day"
            .formatted(day, options);
  }

  /** What the audit found, in one line. */
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
