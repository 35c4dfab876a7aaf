package org.regulake.pipelines.drill;

import java.util.Optional;

/** Something that goes wrong. */
interface Fault {

  /** One word, by which it is chosen. */
  String name();

  /** What is done, in Chinese and English. */
  String sentence();

  /** Why it cannot be tried on this machine; empty when it can. */
  default Optional<String> missing(Ground ground) {
    return Optional.empty();
  }

  /**
   * Brings the fault about and looks at what comes of it.
   *
   * @return what was seen, when it was as it should be
   * @throws DrillFailedException when it was not
   */
  String strike(Ground ground);
}
