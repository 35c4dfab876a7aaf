package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.bench.Figures;
import org.regulake.pipelines.bench.RelationalPeer;
import org.regulake.pipelines.bench.RunFigures;
import org.regulake.pipelines.bench.SizeFigures;
import org.regulake.pipelines.bench.StageMeter;
import org.regulake.pipelines.bench.StopWatch;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.run.RunOptions;
import org.regulake.pipelines.synthetic.Generator;
import org.regulake.pipelines.synthetic.GeneratorConfig;
import org.regulake.pipelines.synthetic.GeneratorSummary;

/**
 * Measures runs of the pipeline on generated registers in lakes of their own, and DuckDB on the
 * same deliveries.
 *
 * @param configuration the configuration for a landing folder and the folder of a lake
 * @param seed seed of the generator
 * @param peer DuckDB; empty without it
 * @param hasSecondDay whether the next month-end is measured as well
 */
record PipelineBench(
    BiFunction<Path, Path, Config> configuration,
    long seed,
    Optional<RelationalPeer> peer,
    boolean hasSecondDay,
    PrintStream out) {

  /** Share of the rows of every source that are changed or new on the second day. */
  private static final double CHANGED = .01;

  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\d+|\\*)(,\\d+)?])?");

  /**
   * Measures a register, and prints the table of each run when it has ended.
   *
   * @param folder an existing, empty folder for the deliveries and the lake
   */
  SizeFigures measure(long enterprises, Path folder) {
    Path landing = folder.resolve("landing");
    Path lake = folder.resolve("lake");
    Config config = configuration.apply(landing, lake);
    int threads = threads(Sessions.target(config).master());
    GeneratorConfig register =
        new GeneratorConfig(enterprises, seed, folder, threads, progress -> {});
    out.println("%,d enterprises: generating deliveries".formatted(enterprises));
    GeneratorSummary generated = Generator.generate(register);
    out.println("  a run from nothing on %,d rows, %d threads".formatted(rows(generated), threads));
    RunFigures first = run(config, lake, generated.lastDay());
    Optional<Figures> duckdb =
        peer.map(
            contender -> {
              out.println("  DuckDB on the same rows, median of three runs");
              return contender.measure(landing, generated.lastDay(), threads);
            });
    PipelineFigures.first(enterprises, first, duckdb).forEach(out::println);
    SizeFigures size =
        new SizeFigures(
            enterprises,
            first,
            hasSecondDay ? Optional.of(secondDay(register, config, lake)) : Optional.empty(),
            duckdb);
    PipelineFigures.second(size).forEach(out::println);
    return size;
  }

  private RunFigures secondDay(GeneratorConfig register, Config config, Path lake) {
    GeneratorSummary changes = Generator.addMonth(register, CHANGED);
    out.println("  a second day, with %,d changed and new rows".formatted(rows(changes)));
    return run(config, lake, changes.lastDay());
  }

  private RunFigures run(Config config, Path lake, LocalDate day) {
    // Otherwise the first stage would clean up after the work before.
    System.gc();
    Clock clock = Clock.systemUTC();
    Instant start = clock.instant();
    String id = PipelineRun.freshId(clock);
    PersonKey key = ConfigOptions.personKey(config);
    StageMeter meter = new StageMeter(lake, new ConsoleProgress(out, false));
    StopWatch watch = StopWatch.start();
    try (RunLock lock = RunLock.take(ConfigOptions.files(config), id)) {
      SparkSession spark =
          Sessions.openForRun(
              config, Collector.landedBytes(config.hadoopConfiguration(), config.landing()));
      try {
        new RecordedRun(config, key, clock, start)
            .run(spark, new RunOptions(day, null, null, null), id, lock, start, meter);
      } finally {
        spark.stop();
      }
    }
    return new RunFigures(meter.stages(), watch.cost());
  }

  private static long rows(GeneratorSummary generated) {
    return generated.rows().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The threads of a session in this process.
   *
   * @throws IllegalArgumentException when the session works in other processes, which are not
   *     measured
   */
  static int threads(String master) {
    Matcher local = LOCAL.matcher(master);
    if (!local.matches()) {
      throw new IllegalArgumentException(
          ("spark.master is %s: only work in this process can be measured; use --set"
                  + " spark.master=local[*]")
              .formatted(master));
    }
    String count = local.group(2);
    return count == null
        ? 1
        : count.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(count);
  }
}
