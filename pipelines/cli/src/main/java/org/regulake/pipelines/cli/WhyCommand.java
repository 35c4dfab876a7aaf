package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.Identity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code why}: explains why two codes name the same enterprise, or why not. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Explains why two codes name the same enterprise, or why not: what each code is, what the"
          + " register states with it, and what people decided."
    },
    footer = {"", "Example:", "  ./regulake why 91330604MATGNA7YXD 330604000012345"})
final class WhyCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Mixin private TwoCodes codes;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "why");
    try {
      Identity identity =
          Identity.of(new Lakehouse(spark, config.lakehouse()), codes.first, codes.second);
      out.println(identity.isSame() ? "同一主体 the same enterprise" : "不同主体 different enterprises");
      identity.codes().forEach(code -> out.println("  " + code));
      identity.reasons().forEach(reason -> out.println("  → " + reason));
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }
}
