package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.bench.BenchmarkCase;
import org.regulake.pipelines.bench.GraphBenchmark;
import org.regulake.pipelines.bench.Measurement;
import org.regulake.pipelines.bench.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench graph}: compares the graph algorithms with those of peers, in one Spark session. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description =
        "Generates the ownership of N enterprises and times Regulake and its peers on it, from"
            + " Parquet to Parquet.",
    footer = {
      "",
      "Example:",
      "  REGULAKE_HEAP=8g ./regulake bench graph --enterprises 5e6 --only components"
    })
final class GraphBenchCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Option(
      names = "--enterprises",
      required = true,
      paramLabel = "N",
      description = "Number of enterprises, as in 500000 or 5e6.")
  private BigDecimal enterprises;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "WORD",
      description = "Only cases whose name contains one of these words, as in --only components.")
  private List<String> only = List.of("");

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "Runs each case N times and reports the median (default: ${DEFAULT-VALUE}).")
  private int times = 1;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "A Python with duckdb 1.5 and scipy, for the peers outside Spark.")
  private Optional<Path> python = Optional.empty();

  @Override
  public Integer call() {
    Config config = options.config(null);
    long count = BenchCommand.enterprises(enterprises);
    if (times < 1) {
      throw new IllegalArgumentException("--times %d: must be at least 1".formatted(times));
    }
    try (ScratchFolder folder = ScratchFolder.make(false)) {
      compare(config, count, folder.path());
    }
    return Cli.DONE;
  }

  private void compare(Config config, long count, Path folder) {
    PrintStream out = Terminal.out();
    // A peer that uses up all memory must not end the whole session.
    System.setProperty("spark.executor.killOnFatalError.depth", "0");
    SparkSession spark = Sessions.open(config, "bench graph");
    try {
      GraphBenchmark benchmark =
          new GraphBenchmark(spark, folder, count, config.maxNodesInMemory(), python);
      long stakes = benchmark.prepare(seed);
      out.println(
          "%,d enterprises, %,d stakes; %,d firms and guarantees; heap %,d MB, %d cores"
              .formatted(
                  count,
                  stakes,
                  2 * count,
                  Runtime.getRuntime().maxMemory() >> 20,
                  spark.sparkContext().defaultParallelism()));
      if (python.isEmpty()) {
        out.println("Without --python, the peers in DuckDB and Python are skipped.");
      }
      List<List<String>> lines = new ArrayList<>();
      Map<Workload, Measurement> ours = new EnumMap<>(Workload.class);
      for (BenchmarkCase benchmarkCase :
          benchmark.cases().stream().filter(this::isSelected).toList()) {
        List<Measurement> runs = new ArrayList<>();
        while (runs.size() < times && runs.stream().allMatch(Measurement::isDone)) {
          runs.add(Measurement.of(benchmarkCase));
          spark.sparkContext().getPersistentRDDs().values().foreach(rdd -> rdd.unpersist(true));
        }
        Measurement result = Measurement.median(runs);
        if (benchmarkCase.isOurs() && result.isDone()) {
          ours.put(benchmarkCase.workload(), result);
        }
        List<String> line = line(result, ours.get(benchmarkCase.workload()));
        String seconds =
            runs.stream()
                .map(run -> "%.1f".formatted(run.seconds()))
                .collect(Collectors.joining(", "));
        out.println("  %s: %s s %s".formatted(benchmarkCase.name(), seconds, line.get(5)));
        lines.add(line);
      }
      Text.table(
              List.of(
                  "谁 case",
                  "秒 s",
                  "每秒 per second",
                  "峰值 peak MB",
                  "行 rows",
                  "与我们比 compared with" + " Regulake"),
              lines,
              70)
          .forEach(out::println);
    } finally {
      spark.stop();
    }
  }

  private boolean isSelected(BenchmarkCase benchmarkCase) {
    return only.stream()
        .anyMatch(
            word ->
                benchmarkCase
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .contains(word.toLowerCase(Locale.ROOT)));
  }

  private static List<String> line(Measurement result, Measurement ours) {
    BenchmarkCase benchmarkCase = result.benchmarkCase();
    String seconds = "%.1f".formatted(result.seconds());
    String peak = "%,d".formatted(result.peakBytes() >> 20);
    if (!result.isDone()) {
      return List.of(benchmarkCase.name(), seconds, "-", peak, "-", "未完成 " + result.failure());
    }
    return List.of(
        benchmarkCase.name(),
        seconds,
        "%,.0f %ss".formatted(result.rate(), benchmarkCase.workload().unit()),
        peak,
        "%,d".formatted(result.rows()),
        benchmarkCase.isOurs() || ours == null ? "" : comparison(ours, result));
  }

  private static String comparison(Measurement ours, Measurement peer) {
    return "%.1f × slower; %,d rows differ"
        .formatted(ours.rate() / peer.rate(), peer.differences(ours));
  }
}
