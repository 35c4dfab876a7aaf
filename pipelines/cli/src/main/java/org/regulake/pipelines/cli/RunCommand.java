package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.lakehouse.FailureExplainer;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.run.RunOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code run}: the whole pipeline. An interrupted run resumes where it stopped; a run without new
 * input changes nothing.
 */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Processes landed files into published risk scores. Stages whose inputs have not changed"
            + " are skipped.",
    footer = {
      "",
      "Examples:",
      "  ./regulake run                                             the sample data, into ./lake",
      "  ./regulake run --landing /data/landing --lake /data/lake   your own",
      "  ./regulake run --as-of 2025-02-28                          judge another day",
      "  ./regulake run --from 2025-01 --to 2025-03                 judge each month-end of a"
          + " range",
      "  ./regulake run --accept-fall risk_score --because \"a district was handed over\"   publish"
          + " a day rejected for a fall",
      "  ./regulake run --set spark.sql.shuffle.partitions=8        change a setting once",
      "  ./regulake run --master yarn                               on a cluster, by"
          + " conf/cluster.yml"
    })
final class RunCommand implements Callable<Integer> {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Mixin private ConfigOptions options;

  @Option(
      names = "--landing",
      paramLabel = "PLACE",
      description = "Landing folder (default: as configured).")
  private String landing;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description =
          "Day to judge (default: the latest day that a delivery describes, and the last day of the"
              + " month before).")
  private LocalDate asOf;

  @Option(
      names = "--known-at",
      paramLabel = "MOMENT",
      description =
          "Use only knowledge up to this moment, as in 2025-03-05 or 2025-03-05T09:00:00+08:00.")
  private String knownAt;

  @Option(
      names = "--now",
      paramLabel = "MOMENT",
      description =
          "Use this moment as the current time, and refuse deliveries with later times (default:"
              + " the clock).")
  private String now;

  @Option(
      names = "--from",
      paramLabel = "MONTH",
      description = "First month-end to judge, as in 2025-01.")
  private YearMonth from;

  @Option(names = "--to", paramLabel = "MONTH", description = "Last month-end to judge.")
  private YearMonth to;

  @ArgGroup(exclusive = false)
  private AcceptedFallOptions acceptedFalls;

  @Mixin private SubmitOptions submit;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    RunOptions runOptions =
        new RunOptions(
            asOf,
            from == null ? null : from.atEndOfMonth(),
            to == null ? null : to.atEndOfMonth(),
            StatedMoment.read("--known-at", knownAt, BEIJING));
    if (submit.isRequested()) {
      return submit.submit(options, landing, runArguments(), out);
    }
    Config config = options.config(landing);
    Clock clock = Clock.systemUTC();
    Instant present = now == null ? clock.instant() : StatedMoment.read("--now", now, BEIJING);
    try (PipelineRun run = PipelineRun.begin("run", config, present, clock, out)) {
      RunOptions asked =
          acceptedFalls == null
              ? runOptions
              : accepting(runOptions, config, run.ledger(), present, out);
      run.judge(asked, new ConsoleProgress(out, System.console() != null), Optional::of);
      return Cli.DONE;
    } catch (Exception | Error failure) {
      // Scala throws checked exceptions without declaring them, and Hadoop throws an error when a
      // disk is full.
      throw FailureExplainer.explain(failure, config.lakehouse());
    }
  }

  /** Writes the decisions that accept falls and returns the options to judge their day. */
  private RunOptions accepting(
      RunOptions runOptions,
      Config config,
      RunLedger.State state,
      Instant present,
      PrintStream out) {
    if (from != null) {
      throw new IllegalArgumentException(
          "accept the falls of one day at a time: use --accept-fall with --as-of, not with --from"
              + " and --to");
    }
    LocalDate day = acceptedFalls.day(state, Optional.ofNullable(asOf));
    acceptedFalls
        .decide(
            state,
            day,
            new Decisions(config.hadoopConfiguration(), config.landing()),
            present.truncatedTo(ChronoUnit.SECONDS))
        .forEach(out::println);
    return new RunOptions(day, null, null, runOptions.knownAt());
  }

  /** The options for days and accepted falls as arguments for another process. */
  private List<String> runArguments() {
    List<String> arguments = new ArrayList<>();
    addIfGiven(arguments, "--as-of", asOf);
    addIfGiven(arguments, "--known-at", knownAt);
    addIfGiven(arguments, "--now", now);
    addIfGiven(arguments, "--from", from);
    addIfGiven(arguments, "--to", to);
    if (acceptedFalls != null) {
      arguments.addAll(acceptedFalls.arguments());
    }
    return arguments;
  }

  private static void addIfGiven(List<String> arguments, String option, Object value) {
    if (value != null) {
      arguments.add(option + "=" + value);
    }
  }
}
