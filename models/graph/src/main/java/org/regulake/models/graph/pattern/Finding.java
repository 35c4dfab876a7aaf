package org.regulake.models.graph.pattern;

import java.util.List;

/**
 * One pattern that was found, independent of the order of the edges.
 *
 * @param members the nodes concerned: a ring from its smallest member on in the direction of its
 *     edges, a chain from its start, others ascending
 * @param measure the measure that {@link Pattern} defines
 * @param severity 0 to 1; the formula is documented where the pattern is found
 * @param eventDay first day of the pattern: the latest day on which an edge of the evidence began,
 *     in days since 1970-01-01
 * @param evidence edges that show it, in order: numbers in the arrays that the edges were given in
 */
public record Finding(
    Pattern pattern,
    List<Integer> members,
    double measure,
    double severity,
    int eventDay,
    List<Integer> evidence) {

  /**
   * A finding with copies of its lists.
   *
   * @throws IllegalArgumentException when the severity is not in 0 to 1, or there are no members
   */
  public Finding {
    members = List.copyOf(members);
    evidence = List.copyOf(evidence);
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException(
          "a severity of %s for %s: give 0 to 1".formatted(severity, pattern));
    }
    if (members.isEmpty()) {
      throw new IllegalArgumentException(
          "a finding of %s without members: name at least one".formatted(pattern));
    }
  }
}
