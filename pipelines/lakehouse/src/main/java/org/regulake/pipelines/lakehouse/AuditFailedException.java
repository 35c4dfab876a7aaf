package org.regulake.pipelines.lakehouse;

import java.util.List;
import org.regulake.models.text.Visible;

/** The tables of a run may not be released; what was released before stays as it is. */
public final class AuditFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problems;

  AuditFailedException(List<String> problems) {
    super(("the tables were not released, and what was released before stays as it is, because:%n  - %s%nThe records, the graph and the scores of the lake"
        + " hold the news; what is published does not. Look into the reasons: send what is missing and run again, or, where the news is right, set the"
        + " bounds in audits.yml anew. './regulake status' goes on naming the day until it is released").formatted(
            String.join("%n  - ".formatted(), problems.stream().map(Visible::of).toList())));
    this.problems = Visible.of(String.join("; ", problems));
  }

  /** What the audit found, in one line. */
  public String problems() {
    return problems;
  }
}
