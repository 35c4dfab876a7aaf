package org.regulake.pipelines.lakehouse;

import java.util.Optional;

/**
 * What forbids the release of a published table.
 *
 * @param sentence what is wrong
 * @param fall the fall that is too large, which a person may accept; empty when the rows are wrong
 *     in themselves
 */
public record AuditProblem(String sentence, Optional<Fall> fall) {

  /** Rows that are wrong in themselves. */
  public static AuditProblem ofRows(String sentence) {
    return new AuditProblem(sentence, Optional.empty());
  }

  /** A fall that is too large. */
  public static AuditProblem of(Fall fall, String sentence) {
    return new AuditProblem(sentence, Optional.of(fall));
  }
}
