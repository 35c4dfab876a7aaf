package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.regulake.pipelines.cli.DailyOutcome.Kind;
import org.regulake.pipelines.lakehouse.AuditFailedException;
import org.regulake.pipelines.lakehouse.FailureExplainer;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.run.Pipeline;

/** The run of a day; every failure becomes an outcome. */
final class DailyRun {

  private final Config config;
  private final Instant present;
  private final LocalDate today;
  private final PrintStream out;
  private final PrintWriter err;
  private final DueDays choice;
  private final DoneWork work;

  DailyRun(Config config, Instant present, LocalDate today, PrintStream out, PrintWriter err) {
    this.config = config;
    this.present = present;
    this.today = today;
    this.out = out;
    this.err = err;
    this.choice = new DueDays(today, config.daily());
    this.work = new DoneWork(new ConsoleProgress(out, System.console() != null));
  }

  /** Runs what is new and judges what is due; errors are printed and logged. */
  DailyOutcome outcome() {
    try (PipelineRun run = PipelineRun.begin("daily", config, present, Clock.systemUTC(), out)) {
      return judged(run);
    } catch (RunLock.HeldException held) {
      return stopped(Kind.BUSY, held, "");
    } catch (Exception | Error failure) {
      return failed(failure);
    }
  }

  private DailyOutcome judged(PipelineRun run) {
    try {
      Pipeline.Outcome judged = run.judge(choice, work, work::of);
      Kind kind =
          !choice.plan().late().isEmpty() ? Kind.LATE : work.isAny() ? Kind.DONE : Kind.UNCHANGED;
      return outcome(kind, OptionalInt.of(judged.collected().refusals().size()), "");
    } catch (AuditFailedException rejection) {
      String stages =
          run.ledger().rejected().keySet().stream().sorted().collect(Collectors.joining(", "));
      return stopped(Kind.REJECTED, rejection, "%s: %s".formatted(stages, rejection.problems()));
    } catch (Exception | Error failure) {
      // This run held the lake, so that the loss of its lock is a failure like others.
      return failed(failure);
    }
  }

  private DailyOutcome failed(Throwable failure) {
    try {
      return stopped(Kind.FAILED, FailureExplainer.explain(failure, config.lakehouse()), "");
    } catch (Error unknown) {
      return stopped(Kind.FAILED, unknown, "");
    }
  }

  private DailyOutcome stopped(Kind kind, Throwable failure, String message) {
    Cli.report(failure, err);
    return outcome(
        kind, OptionalInt.empty(), message.isEmpty() ? Cli.message(failure).get(0) : message);
  }

  private DailyOutcome outcome(Kind kind, OptionalInt refused, String message) {
    return new DailyOutcome(
        kind, config.lakehouse().location(), today, work.days(), choice.plan(), refused, message);
  }
}
