package org.regulake.pipelines.lakehouse;

import java.util.Optional;

/**
 * A problem that forbids the release of a published table.
 *
 * @param sentence the problem in words
 * @param fall the fall that is too large, which a person may accept; empty when the rows themselves
 *     are wrong
 */
public record AuditProblem(String sentence, Optional<Fall> fall) {

  /** A problem of the rows themselves. */
  public static AuditProblem ofRows(String sentence) {
    return new AuditProblem(sentence, Optional.empty());
  }

  /** A fall that is too large. */
  public static AuditProblem of(Fall fall, String sentence) {
    return new AuditProblem(sentence, Optional.of(fall));
  }
}
