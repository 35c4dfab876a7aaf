package org.regulake.models.graph.engine;

import java.io.Serializable;

/**
 * The part of its rank that a node passes on; the rest goes to all nodes equally.
 *
 * @param ratio 0 or more and below 1; .85 by custom. With 1 all rank would end in nodes without
 *     edges, where engines differ
 */
public record Damping(double ratio) implements Serializable {

  /** Refuses a ratio without meaning. */
  public Damping {
    if (!(ratio >= 0 && ratio < 1)) {
      throw new IllegalArgumentException(
          "a damping of %s; give 0 or more and less than 1, by custom .85".formatted(ratio));
    }
  }
}
