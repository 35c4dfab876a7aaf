package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.run.DayChoice;
import org.regulake.pipelines.run.Pipeline;
import org.regulake.pipelines.run.Progress;

/**
 * A run of the whole pipeline on a configured lake, which it holds from its beginning until it is
 * closed.
 */
final class PipelineRun implements AutoCloseable {

  private final Config config;
  private final PersonKey personKey;
  private final Instant present;
  private final Clock clock;
  private final PrintStream out;
  private final String freshId;
  private final RunLock lock;

  private PipelineRun(
      Config config,
      PersonKey personKey,
      Instant present,
      Clock clock,
      PrintStream out,
      String freshId,
      RunLock lock) {
    this.config = config;
    this.personKey = personKey;
    this.present = present;
    this.clock = clock;
    this.out = out;
    this.freshId = freshId;
    this.lock = lock;
  }

  /**
   * Takes the lake for a run, after the checks that come before anything is written.
   *
   * @param command name of the command, for the first line of its output
   * @param present time that the run takes for now
   * @throws RunLock.HeldException when another run holds the lake
   */
  static PipelineRun begin(
      String command, Config config, Instant present, Clock clock, PrintStream out) {
    Sessions.target(config).requireInReach(config.lakehouse(), config.landing());
    PersonKey personKey = ConfigOptions.personKey(config);
    PublicKey.requireFictional(personKey, config.hadoopConfiguration(), config.landing());
    LakeFiles files = ConfigOptions.files(config);
    String freshId = freshId(clock);
    RunLock lock = RunLock.take(files, freshId);
    try {
      out.println(
          "regulake %s · 湖 lake %s · 归集 landing %s"
              .formatted(command, config.lakehouse().location(), config.landing()));
      RunLedger.State state = RunLedger.read(files);
      ClockCheck.requireForward(state, clock.instant());
      KeyPrint.require(files, state, personKey);
      return new PipelineRun(config, personKey, present, clock, out, freshId, lock);
    } catch (RuntimeException | Error failure) {
      lock.close();
      throw failure;
    }
  }

  /** A new run id, from the time of the start and the process id. */
  static String freshId(Clock clock) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
            .withZone(ZoneOffset.UTC)
            .format(clock.instant())
        + "-"
        + Long.toHexString(ProcessHandle.current().pid());
  }

  /** The ledger at this moment. */
  RunLedger.State ledger() {
    return RunLedger.read(ConfigOptions.files(config));
  }

  /**
   * Runs all stages.
   *
   * @param shown which of the judged days the summary shows; empty = no summary
   */
  Pipeline.Outcome judge(
      DayChoice choice,
      Progress progress,
      Function<List<RunStamp>, Optional<List<RunStamp>>> shown) {
    Instant start = clock.instant();
    SparkSession spark =
        Sessions.openForRun(
            config, Collector.landedBytes(config.hadoopConfiguration(), config.landing()));
    try {
      RecordedRun.Finished finished =
          new RecordedRun(config, personKey, clock, present)
              .run(spark, choice, freshId, lock, start, progress);
      Pipeline.Outcome outcome = finished.outcome();
      Duration duration = Duration.between(start, clock.instant());
      shown
          .apply(outcome.days())
          .ifPresent(
              days ->
                  new Summary(finished.lake(), finished.ledger(), out)
                      .print(outcome.collected(), days, duration));
      return outcome;
    } finally {
      spark.stop();
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
