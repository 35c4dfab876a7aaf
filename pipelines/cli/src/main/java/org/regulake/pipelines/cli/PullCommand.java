package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.regulake.pipelines.pull.Database;
import org.regulake.pipelines.pull.Pull;
import org.regulake.pipelines.pull.PullReport;
import org.regulake.pipelines.pull.PullSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pull}: reads what is new in tables of databases into the landing folder. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = {
      "Reads what is new in the described tables of databases into the landing folder, each as one"
          + " delivery; the next run collects it. Changes nothing in a database."
    },
    footer = {
      "",
      "Exit codes: 0 done or nothing new, 1 a table was not pulled, 2 wrong usage.",
      "",
      "Examples:",
      "  ./regulake pull                       every table described in conf/databases",
      "  ./regulake pull penalty               one of them",
      "  ./regulake pull penalty --whole       all its rows, as a full delivery that ends the"
          + " records of deleted rows"
    })
final class PullCommand implements Callable<Integer> {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Mixin private ConfigOptions options;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Tables to pull, by the names of their files (default: all).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--databases",
      paramLabel = "FOLDER",
      description = "Folder with their descriptions (default: conf/databases).")
  private Path folder;

  @Option(
      names = "--landing",
      paramLabel = "PLACE",
      description = "Landing folder (default: as configured).")
  private String landing;

  @Option(
      names = "--whole",
      description =
          "Reads all rows, whatever was pulled before, as a full delivery: records that it leaves"
              + " out end.")
  private boolean isWhole;

  @Option(
      names = "--now",
      paramLabel = "MOMENT",
      description =
          "Use this moment as the current time, as in 2025-03-11T06:30:00+08:00 (default: the"
              + " clock).")
  private String now;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(landing);
    Path described =
        folder != null ? folder : ConfigOptions.home().resolve("conf").resolve("databases");
    List<String> known = Database.names(described);
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "no table is described in %s; docs/databases.md says how".formatted(described));
    }
    Clock clock = Clock.systemUTC();
    Instant present = now == null ? clock.instant() : StatedMoment.read("--now", now, BEIJING);
    PullSettings settings =
        new PullSettings(
            config.hadoopConfiguration(),
            config.landing(),
            present,
            PipelineRun.freshId(clock),
            isWhole,
            System::getenv);
    out.println("regulake pull · 归集 landing %s".formatted(config.landing()));
    boolean isDone = true;
    for (String name : names.isEmpty() ? known : names) {
      isDone &= isPulled(described, name, settings, out, spec.commandLine().getErr());
    }
    return isDone ? Cli.DONE : Cli.FAILED;
  }

  /** The other descriptions that can be read; the others are reported when they are pulled. */
  private static List<Database> others(Path described, String name) {
    List<Database> others = new ArrayList<>();
    for (String other : Database.names(described)) {
      if (!other.equals(name)) {
        try {
          others.add(Database.read(described, other));
        } catch (IllegalArgumentException unreadable) {
          continue;
        }
      }
    }
    return others;
  }

  /** Pulls a table; a failure concerns only this one. */
  private static boolean isPulled(
      Path described, String name, PullSettings settings, PrintStream out, PrintWriter err) {
    try {
      Database database = Database.read(described, name);
      if (settings.isWhole() || database.description().watermark() == null) {
        database.requireOwnScope(others(described, name));
      }
      PullReport report = new Pull(database, settings).run();
      out.println(
          report.isLanded()
              ? "  %s  取得 pulled: %,d 行 rows  %s → %s"
                  .formatted(name, report.rows(), report.range(), report.delivery())
              : "  %s  没有新的行 nothing new  %s".formatted(name, report.range()));
      report.remarks().forEach(remark -> out.println("    注意 note: " + remark));
      return true;
    } catch (RuntimeException failure) {
      out.println("  %s  未取 not pulled".formatted(name));
      Cli.report(
          new IllegalStateException(
              "%s was not pulled, and nothing of it was landed: %s"
                  .formatted(name, String.join(" ", Cli.message(failure))),
              failure),
          err);
      return false;
    }
  }
}
