package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.Identity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code decide}: states whether two codes name the same enterprise. */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = {
      "Decides whether two codes name the same enterprise. The decision is a file in the landing"
          + " folder; it holds in every later run until a",
      "newer one on the same codes. 'different' keeps enterprises apart whatever the register"
          + " states."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake decide 91330604MATGNA7YXD 330604000012345 same --because \"licence of 2009"
          + " shows both\"",
      "  ./regulake decide bank:4711 91330604MATGNA7YXD different --because \"the bank mixed up two"
          + " customers\""
    })
final class DecideCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Mixin private DecisionOptions decision;

  @Mixin private TwoCodes codes;

  @Parameters(index = "2", paramLabel = "VERDICT", description = "same or different.")
  private String verdict;

  @Override
  public Integer call() {
    List<String> verdicts = List.of(Decisions.SAME, Decisions.DIFFERENT);
    if (!verdicts.contains(verdict)) {
      throw new IllegalArgumentException(
          "'%s' is no verdict; %s".formatted(verdict, Names.known(verdicts)));
    }
    PrintStream out = Terminal.out();
    Config config = options.config(decision.landing);
    SparkSession spark = Sessions.open(config, "decide");
    Identity before;
    try {
      before = Identity.of(new Lakehouse(spark, config.lakehouse()), codes.first, codes.second);
    } finally {
      spark.stop();
    }
    String folder =
        new Decisions(config.hadoopConfiguration(), config.landing())
            .decide(
                codes.first,
                codes.second,
                verdict.equals(Decisions.SAME),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                decision.author,
                decision.reason);
    out.println(
        "已裁定 decided: %s, %s: %s, by %s, because %s"
            .formatted(codes.first, codes.second, verdict, decision.author, decision.reason));
    out.println(
        "  此前 before: %s"
            .formatted(before.isSame() ? "同一主体 same enterprise" : "不同主体 different enterprises"));
    if (before.isOneCode() && verdict.equals(Decisions.DIFFERENT)) {
      out.println(
          "  ! 两代码含同一组织机构代码，裁定不生效 both contain the same organisation code, so the decision has no"
              + " effect");
    }
    out.println("  决定存于 the decision is in %s".formatted(folder));
    out.println("  下次运行生效 it takes effect with the next run: ./regulake run");
    return Cli.DONE;
  }
}
