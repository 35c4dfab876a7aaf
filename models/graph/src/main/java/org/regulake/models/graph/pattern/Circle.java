package org.regulake.models.graph.pattern;

import java.util.List;

/**
 * Nodes that all reach each other, and the rings that show it.
 *
 * @param rings a shortest ring through every member, each ring once, by the smallest member that it
 *     is the answer for
 * @param isCutOff whether the search ended at its bound, so that some members are without their
 *     ring
 */
public record Circle(Finding finding, List<Ring> rings, boolean isCutOff) {

  /** A circle with a copy of its rings. */
  public Circle {
    rings = List.copyOf(rings);
  }
}
