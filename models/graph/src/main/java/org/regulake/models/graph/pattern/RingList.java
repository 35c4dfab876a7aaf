package org.regulake.models.graph.pattern;

import java.util.List;

/**
 * Rings in the order of their members.
 *
 * @param isTruncated whether the search ended at a bound, so that there may be more
 */
public record RingList(List<Ring> rings, boolean isTruncated) {

  /** A list with a copy of the rings. */
  public RingList {
    rings = List.copyOf(rings);
  }
}
