package org.regulake.pipelines.cli;

import picocli.CommandLine.Option;

/** Options of the commands with which a person decides something. */
final class DecisionOptions {

  @Option(
      names = "--landing",
      paramLabel = "PLACE",
      description = "Landing folder (default: as configured).")
  String landing;

  @Option(
      names = "--because",
      paramLabel = "REASON",
      required = true,
      description = "Reason, in your words.")
  String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Name of the person who decides (default: the account that runs this).")
  String author = System.getProperty("user.name");
}
