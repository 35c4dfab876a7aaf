package org.regulake.models.graph.pattern;

import java.util.List;

/**
 * Relations as given, each with the day on which it began. The arrays are not copied and must not
 * be changed afterwards.
 *
 * @param nodeCount number of nodes, 0 … nodeCount − 1
 * @param from source of every edge
 * @param to target of every edge
 * @param startDay first day of every edge, in days since 1970-01-01
 */
public record DatedEdges(int nodeCount, int[] from, int[] to, int[] startDay) {

  /**
   * Checks the edges.
   *
   * @throws IllegalArgumentException when the arrays differ in length or name a node that is not
   *     there
   */
  public DatedEdges {
    if (from.length != to.length || from.length != startDay.length) {
      throw new IllegalArgumentException(
          "%,d sources, %,d targets and %,d days: give one of each for every edge"
              .formatted(from.length, to.length, startDay.length));
    }
    for (int edge = 0; edge < from.length; edge++) {
      if (Math.min(from[edge], to[edge]) < 0 || Math.max(from[edge], to[edge]) >= nodeCount) {
        throw new IllegalArgumentException(
            "edge %d leads from %d to %d, and the nodes are 0 to %d"
                .formatted(edge, from[edge], to[edge], nodeCount - 1));
      }
    }
  }

  int count() {
    return from.length;
  }

  /** The latest first day of some of the edges. */
  int latestStart(List<Integer> edges) {
    int latest = Integer.MIN_VALUE;
    for (int edge : edges) {
      latest = Math.max(latest, startDay[edge]);
    }
    return latest;
  }

  /** Refuses arrays that do not have one value per edge. */
  void requireOnePerEdge(int values, String what) {
    if (values != from.length) {
      throw new IllegalArgumentException(
          "%,d edges but %,d %s: give one for every edge".formatted(from.length, values, what));
    }
  }
}
