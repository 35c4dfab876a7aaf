package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code daily}: what a schedule calls every day. It runs what is new, judges the month-ends that
 * are due, and ends with one line about the outcome.
 */
@Command(
    name = "daily",
    mixinStandardHelpOptions = true,
    description =
        "Looks at the landing folder, runs what is new, and judges every month-end that is due, in"
            + " order. Ends with one line about the outcome. Schedules in conf/schedules call it"
            + " every day.",
    footer = {
      "",
      "Exit codes: 0 done or nothing new, 1 failed, 2 wrong usage, 3 a release was rejected, 4"
          + " deliveries are late,",
      "5 another run is at work. The hook is called with 1, 3 and 4.",
      "",
      "Examples:",
      "  ./regulake daily",
      "  ./regulake daily --dry-run                            prints the plan of this day",
      "  ./regulake daily --landing /data/landing --lake /data/lake",
      "  ./regulake daily --set daily.hook_command=/etc/regulake/report   called after failures"
    })
final class DailyCommand implements Callable<Integer> {

  private static final Duration HOOK_TIMEOUT = Duration.ofSeconds(30);
  private static final Logger LOG = LogManager.getLogger(DailyCommand.class);

  @Mixin private ConfigOptions options;

  @Option(
      names = "--landing",
      paramLabel = "PLACE",
      description = "Landing folder (default: as configured).")
  private String landing;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Time zone in which days and months end (default: as configured, else Asia/Shanghai).")
  private String zone;

  @Option(
      names = "--now",
      paramLabel = "MOMENT",
      description =
          "Use this moment as the current time, as in 2025-03-11 or 2025-03-11T06:30:00+08:00, and"
              + " refuse deliveries with later times (default: the clock).")
  private String now;

  @Option(
      names = "--dry-run",
      description = "Prints what would be collected and judged, and changes nothing.")
  private boolean isDryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(landing);
    ZoneId days =
        zone == null ? ZoneId.of(config.daily().zone()) : DailyConfig.zoneNamed("--zone", zone);
    Instant present =
        now == null ? Clock.systemUTC().instant() : StatedMoment.read("--now", now, days);
    LocalDate today = LocalDate.ofInstant(present, days);
    if (isDryRun) {
      new DailyPreview(config, present, today, out).print();
      return Cli.DONE;
    }
    Hook hook = Hook.of(config.daily().hookCommand(), config.daily().hookUrl(), HOOK_TIMEOUT);
    PrintWriter err = spec.commandLine().getErr();
    DailyOutcome outcome = new DailyRun(config, present, today, out, err).outcome();
    out.println(outcome.line(called(hook, outcome, err)));
    return outcome.kind().exitCode();
  }

  private static String called(Hook hook, DailyOutcome outcome, PrintWriter err) {
    if (!outcome.kind().callsHook() || hook.isEmpty()) {
      return Hook.NOT_CALLED;
    }
    List<String> failures = hook.call(outcome.values());
    failures.forEach(
        failure -> {
          err.println("regulake: " + failure);
          LOG.warn(failure);
        });
    return failures.isEmpty() ? Hook.CALLED : Hook.FAILED;
  }
}
