package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.text.ConnectionKeys;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.FailureExplainer;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Releases;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.run.Hashes;
import org.regulake.pipelines.run.Pipeline;
import org.regulake.pipelines.run.Progress;
import org.regulake.pipelines.run.RunOptions;
import org.regulake.pipelines.run.RunSettings;
import org.regulake.pipelines.run.StageRunner;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code run}: the whole pipeline. A run that was cut off goes on where it stopped; a run with
 * nothing new changes nothing.
 */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Takes landed files to published risk scores. Stages whose inputs have not changed are"
            + " skipped.",
    footer = {
      "",
      "Examples:",
      "  ./regulake run                                             the sample data, into ./lake",
      "  ./regulake run --landing /data/landing --lake /data/lake   your own",
      "  ./regulake run --as-of 2025-02-28                          judge another day",
      "  ./regulake run --from 2025-01 --to 2025-03                 judge every month-end of a"
          + " range",
      "  ./regulake run --accept-fall risk_score --because \"a district was handed over\"   publish"
          + " what was refused for a fall",
      "  ./regulake run --set spark.sql.shuffle.partitions=8        change a setting for once",
      "  ./regulake run --master yarn                               on a cluster; conf/cluster.yml"
          + " says with what"
    })
final class RunCommand implements Callable<Integer> {

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
          "Day to judge (default: the latest day for which deliveries came, and the last day of the"
              + " month before).")
  private LocalDate asOf;

  @Option(
      names = "--known-at",
      paramLabel = "MOMENT",
      description =
          "Use only what was known at this moment, as in 2025-03-05 or 2025-03-05T09:00:00+08:00.")
  private String knownAt;

  @Option(
      names = "--now",
      paramLabel = "MOMENT",
      description =
          "Take this moment for now, and refuse deliveries of later times (default: what the clock"
              + " says).")
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
            moment("--known-at", knownAt));
    if (submit.isAsked()) {
      return submit.submit(options, landing, wordsOfRun(), out);
    }
    Config config = options.config(landing);
    Sessions.target(config).requireInReach(config.lakehouse(), config.landing());
    PersonKey personKey = ConfigOptions.personKey(config);
    PublicKey.requireFictional(personKey, config.hadoopConfiguration(), config.landing());
    Clock clock = Clock.systemUTC();
    Instant present = now == null ? clock.instant() : moment("--now", now);
    LakeFiles files = ConfigOptions.files(config);
    String freshId = freshId(clock);
    try (RunLock lock = RunLock.take(files, freshId)) {
      out.println(
          "regulake run · 湖 lake "
              + config.lakehouse().location()
              + " · 归集 landing "
              + config.landing());
      RunLedger.State books = RunLedger.read(files);
      ClockCheck.requireForward(books, clock.instant());
      KeyPrint.require(files, books, personKey);
      RunOptions asked =
          acceptedFalls == null ? runOptions : accepting(runOptions, config, books, present, out);
      return run(config, asked, personKey, freshId, lock, clock, present, out);
    } catch (Exception | Error failure) {
      // Scala throws checked exceptions without saying so, and Hadoop an error when a disk is full.
      throw FailureExplainer.explain(failure, config.lakehouse());
    }
  }

  /** Writes the decisions about falls; the run judges the day that they are about. */
  private RunOptions accepting(
      RunOptions runOptions,
      Config config,
      RunLedger.State books,
      Instant present,
      PrintStream out) {
    if (from != null) {
      throw new IllegalArgumentException(
          "accept the falls of one day at a time: --accept-fall goes with --as-of, not with --from"
              + " and --to");
    }
    LocalDate day = acceptedFalls.day(books, Optional.ofNullable(asOf));
    acceptedFalls
        .decide(
            books,
            day,
            new Decisions(config.hadoopConfiguration(), config.landing()),
            present.truncatedTo(ChronoUnit.SECONDS))
        .forEach(out::println);
    return new RunOptions(day, null, null, runOptions.knownAt());
  }

  /** A name for a run, of its start and its process. */
  static String freshId(Clock clock) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
            .withZone(ZoneOffset.UTC)
            .format(clock.instant())
        + "-"
        + Long.toHexString(ProcessHandle.current().pid());
  }

  private Integer run(
      Config config,
      RunOptions runOptions,
      PersonKey personKey,
      String freshId,
      RunLock lock,
      Clock clock,
      Instant present,
      PrintStream out) {
    Instant start = clock.instant();
    String code = Hashes.ofDataPath();
    SparkSession spark =
        Sessions.openForRun(
            config, Collector.landedBytes(config.hadoopConfiguration(), config.landing()));
    try {
      Lakehouse lake = new Lakehouse(spark, config.lakehouse());
      RunLedger ledger = new RunLedger(lake.files());
      Progress progress = new ConsoleProgress(out, System.console() != null);
      new Foundation(lake, ledger.state()).lay(freshId, progress::note);
      new Releases(lake, Products.tables()).recover().ifPresent(progress::note);
      Optional<RunRecord> interrupted = ledger.interrupted();
      boolean isRecovering =
          ledger.latest().filter(latest -> latest.status().equals(RunRecord.DONE)).isEmpty();
      String runId = interrupted.map(RunRecord::runId).orElse(freshId);
      interrupted.ifPresent(
          earlier ->
              progress.note(
                  "run %s was cut off; it goes on where it stopped".formatted(earlier.runId())));
      RunRecord record =
          new RunRecord(
              runId,
              RunRecord.RUNNING,
              interrupted.map(RunRecord::startedAt).orElse(start.toString()),
              null,
              code,
              Hashes.ofRules(),
              config.hash(),
              personKey.fingerprint(),
              ConnectionKeys.hidden(config.landing()),
              present.toString(),
              null);
      ledger.begin(record);
      try {
        StageRunner stages = new StageRunner(lake, ledger, lock, runId, code, progress, clock);
        RunSettings settings =
            new RunSettings(
                config.landing(), personKey, config.maxNodesInMemory(), present, isRecovering);
        Pipeline.Outcome outcome = new Pipeline(lake, stages, settings).run(runOptions, runId);
        ledger.end(lake, record.ended(RunRecord.DONE, clock.instant().toString(), null));
        new Foundation(lake, ledger.state()).goneDays().forEach(progress::note);
        new Summary(lake, ledger, out)
            .print(outcome, java.time.Duration.between(start, clock.instant()));
      } catch (Exception | Error failure) {
        RuntimeException explained = FailureExplainer.explain(failure, config.lakehouse());
        if (!FailureExplainer.isStorageLost(explained)) {
          // Otherwise the run counts as cut off: the books are out of reach as well.
          endFailed(lake, ledger, record, clock, explained);
        }
        throw explained;
      }
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  private static void endFailed(
      Lakehouse lake, RunLedger ledger, RunRecord record, Clock clock, RuntimeException failure) {
    try {
      ledger.end(
          lake,
          record.ended(
              RunRecord.FAILED,
              clock.instant().toString(),
              ConnectionKeys.hidden(
                  IdentityNumber.replaceIn(
                      String.valueOf(failure.getMessage()), number -> "(identity number)"))));
    } catch (RuntimeException second) {
      // The first failure says what went wrong; that the books could not be closed goes along with
      // it.
      failure.addSuppressed(second);
    }
  }

  /** The options that say what is judged and accepted, for another process. */
  private List<String> wordsOfRun() {
    List<String> words = new ArrayList<>();
    addIfGiven(words, "--as-of", asOf);
    addIfGiven(words, "--known-at", knownAt);
    addIfGiven(words, "--now", now);
    addIfGiven(words, "--from", from);
    addIfGiven(words, "--to", to);
    if (acceptedFalls != null) {
      words.addAll(acceptedFalls.words());
    }
    return words;
  }

  private static void addIfGiven(List<String> words, String option, Object value) {
    if (value != null) {
      words.add(option + "=" + value);
    }
  }

  private static Instant moment(String option, String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.length() == "2025-03-05".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (java.time.DateTimeException cause) {
      throw new IllegalArgumentException(
          "%s '%s' is not a moment; write 2025-03-05 or 2025-03-05T09:00:00+08:00"
              .formatted(option, text),
          cause);
    }
  }
}
