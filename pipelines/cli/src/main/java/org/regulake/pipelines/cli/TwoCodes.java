package org.regulake.pipelines.cli;

import picocli.CommandLine.Parameters;

/** Two codes that may name the same enterprise. */
final class TwoCodes {

  @Parameters(
      index = "0",
      paramLabel = "CODE",
      description = "A code; one of a sender's own scheme as scheme:code.")
  String first;

  @Parameters(index = "1", paramLabel = "CODE", description = "Another code.")
  String second;
}
