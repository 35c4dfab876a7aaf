package org.regulake.pipelines.cli;

import java.math.BigDecimal;
import picocli.CommandLine.Command;

/** {@code bench}: benchmarks of speed and quality. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures Regulake against its peers and against planted truth.",
    subcommands = {
      GraphBenchCommand.class,
      LinkageBenchCommand.class,
      PatternBenchCommand.class,
      PipelineBenchCommand.class
    })
final class BenchCommand {

  /** A number of enterprises, as an option gives it. */
  static long enterprises(BigDecimal given) {
    try {
      long count = given.longValueExact();
      if (count >= 1) {
        return count;
      }
    } catch (ArithmeticException cause) {
      throw new IllegalArgumentException(
          "--enterprises %s is not a whole number".formatted(given), cause);
    }
    throw new IllegalArgumentException("--enterprises %s: must be at least 1".formatted(given));
  }
}
