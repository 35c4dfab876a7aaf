package org.regulake.models.graph.engine;

import java.io.Serializable;

/**
 * Number of rounds in which all nodes read their neighbours.
 *
 * @param count 1 or more: without a round the result would not depend on the graph
 */
public record Rounds(int count) implements Serializable {

  /** Refuses a count without meaning. */
  public Rounds {
    if (count < 1) {
      throw new IllegalArgumentException("%d rounds; give 1 or more".formatted(count));
    }
  }
}
