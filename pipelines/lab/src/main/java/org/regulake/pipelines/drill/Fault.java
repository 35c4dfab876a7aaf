package org.regulake.pipelines.drill;

import java.util.Optional;

/** A fault that a drill injects into a run. */
interface Fault {

  /** Name by which the fault is selected: one word. */
  String name();

  /** Description, in Chinese and English. */
  String sentence();

  /** Reason why the fault cannot be injected on this machine; empty when it can. */
  default Optional<String> missing(DrillEnvironment environment) {
    return Optional.empty();
  }

  /**
   * Injects the fault and checks that the run handles it.
   *
   * @return description of the outcome
   * @throws DrillFailedException when the run did not handle the fault as it should
   */
  String inject(DrillEnvironment environment);
}
