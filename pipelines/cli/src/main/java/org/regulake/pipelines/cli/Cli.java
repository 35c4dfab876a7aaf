package org.regulake.pipelines.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.text.ConnectionKeys;
import org.regulake.models.text.Visible;
import org.regulake.pipelines.lakehouse.AuditFailedException;
import org.regulake.pipelines.lakehouse.RunLock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage; {@code daily} has more. */
@Command(
    name = "regulake",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Regulake: from the records of many departments to explained supervision risk scores.",
    description = {
      "",
      "Without options, 'regulake run' processes the sample data in data-samples/ into a lake in"
          + " ./lake.",
      ""
    },
    subcommands = {
      RunCommand.class,
      DailyCommand.class,
      PullCommand.class,
      WithdrawCommand.class,
      DecideCommand.class,
      WhyCommand.class,
      SqlCommand.class,
      TablesCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      TraceCommand.class,
      FileCommand.class,
      LinkCommand.class,
      CandidatesCommand.class,
      QualityCommand.class,
      GraphCommand.class,
      OwnersCommand.class,
      SweepCommand.class,
      GenerateCommand.class,
      BenchCommand.class,
      DrillCommand.class,
      DrillContentsCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake run",
      "  ./regulake run --landing /data/landing --lake /data/lake",
      "  ./regulake sql \"",
      "    SELECT as_of, class_code, score, enterprise_name FROM published.risk_score",
      "    ORDER BY as_of DESC, class_level DESC, score DESC LIMIT 10\"",
      "  ./regulake sql \"SELECT source, record_id, reason_code, column_name, value FROM"
          + " quarantine.record LIMIT 20\"",
      "",
      "More commands: ./regulake test (all tests), notebook (opens the notebook).",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage; daily has more."
    })
public final class Cli {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  private static final Logger LOG = LogManager.getLogger(Cli.class);

  Cli() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code = execute(arguments);
    if (code == DONE && "cluster".equals(System.getProperty("spark.submit.deployMode"))) {
      // YARN treats a driver that calls exit as a failed one, whatever its exit code.
      return;
    }
    System.exit(code);
  }

  /** Runs a command. */
  static int execute(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine commandLine =
        new CommandLine(new Cli())
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(120)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  report(failure, command.getErr());
                  return failure instanceof IllegalArgumentException ? WRONG_USAGE : FAILED;
                });
    try {
      return arguments.length == 0 ? commandLine.execute("--help") : commandLine.execute(arguments);
    } catch (ExceptionInInitializerError broken) {
      // A description of a source, or a rule, is wrong: they are read before anything else.
      report(broken.getCause(), err);
      return WRONG_USAGE;
    }
  }

  /** Prints and logs a failure. */
  static void report(Throwable failure, PrintWriter err) {
    List<String> lines = message(failure);
    err.println("regulake: " + lines.get(0));
    // Indented, so that a name with a line break cannot pass for a message of Regulake.
    lines.stream().skip(1).forEach(line -> err.println(line.startsWith("  ") ? line : "  " + line));
    if (isForeseen(failure)) {
      LOG.warn("the command failed: {}", String.join(" ", lines));
    } else {
      LOG.error("the command failed", failure);
      err.println("The complete error is in the log file (see conf/log4j2.properties).");
    }
  }

  private static boolean isForeseen(Throwable failure) {
    return failure instanceof IllegalArgumentException
        || failure instanceof RunLock.HeldException
        || failure instanceof AuditFailedException
        || failure instanceof IllegalStateException;
  }

  private static String why(Throwable failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "access to %s is denied".formatted(denied.getFile());
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** The lines that state the cause: Spark wraps exceptions several times. */
  static List<String> message(Throwable failure) {
    Throwable deepest = failure;
    String what = "";
    while (deepest.getCause() != null && !isForeseen(deepest) && deepest.getCause() != deepest) {
      // Our exception states the action; the system's states only why it failed.
      what =
          deepest instanceof UncheckedIOException
                  && !deepest.getCause().toString().equals(deepest.getMessage())
              ? deepest.getMessage() + ": "
              : what;
      deepest = deepest.getCause();
    }
    String text = what + why(deepest);
    // A path, or the message of a library, may quote delivered data.
    String shown =
        ConnectionKeys.redact(
            IdentityNumber.replaceIn(text.strip(), number -> "(identity number)"));
    return shown
        .lines()
        .filter(line -> !line.startsWith("\tat "))
        .limit(30)
        .map(Visible::of)
        .toList();
  }
}
