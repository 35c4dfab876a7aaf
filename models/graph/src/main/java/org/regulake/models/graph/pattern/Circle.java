package org.regulake.models.graph.pattern;

import java.util.List;

/**
 * Nodes that all reach each other, and the rings that prove it.
 *
 * @param rings a shortest ring through every member, each ring once, by the smallest member for
 *     which it was found
 * @param isTruncated whether the search ended at its bound, so that rings of some members are
 *     missing
 */
public record Circle(Finding finding, List<Ring> rings, boolean isTruncated) {

  /** A circle with a copy of its rings. */
  public Circle {
    rings = List.copyOf(rings);
  }
}
