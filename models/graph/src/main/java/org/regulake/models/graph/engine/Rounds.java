package org.regulake.models.graph.engine;

import java.io.Serializable;

/**
 * How often all nodes look at their neighbours.
 *
 * @param count 1 or more: after no round the answer would say nothing about the graph
 */
public record Rounds(int count) implements Serializable {

  /** Refuses what has no meaning. */
  public Rounds {
    if (count < 1) {
      throw new IllegalArgumentException("%d rounds; give 1 or more".formatted(count));
    }
  }
}
