package org.regulake.pipelines.publish;

import java.util.List;

/** The tables of a run may not be released; what was released before stays as it is. */
public final class AuditFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditFailedException(List<String> problems) {
    super("the tables were not released, and what was released before stays as it is, because:\n  - " + String.join("\n  - ", problems));
  }
}
