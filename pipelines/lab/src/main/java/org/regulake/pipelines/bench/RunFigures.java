package org.regulake.pipelines.bench;

import java.util.List;

/**
 * Figures of a run of the pipeline.
 *
 * @param stages figures of each stage, in order
 * @param whole cost of the whole run, from opening the session to closing it
 */
public record RunFigures(List<Figures> stages, Cost whole) {

  /** The stage of the graph algorithms, which DuckDB does not have. */
  private static final String RELATE = "relate";

  public RunFigures {
    stages = List.copyOf(stages);
  }

  /** The relational stages together: all but {@code relate}. */
  public Figures relational() {
    return Figures.sum(
        "relational", stages.stream().filter(stage -> !stage.what().equals(RELATE)).toList());
  }

  /** All stages together. */
  public Figures allStages() {
    return Figures.sum("all stages", stages);
  }
}
