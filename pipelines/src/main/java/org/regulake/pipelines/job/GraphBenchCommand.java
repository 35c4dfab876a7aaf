package org.regulake.pipelines.job;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.bench.Contender;
import org.regulake.pipelines.bench.GraphContest;
import org.regulake.pipelines.bench.Measured;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench graph}: the algorithms on graphs beside what Spark offers, in one session. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = "Makes the ownership of N enterprises and times ours and our peers on it, from Parquet to Parquet.",
    footer = {"", "Example:", "  REGULAKE_HEAP=8g ./regulake bench graph --enterprises 5e6 --only components"})
final class GraphBenchCommand implements Callable<Integer> {

  @Mixin
  private ConfigOptions options;

  @Option(names = "--enterprises", required = true, paramLabel = "N", description = "How many enterprises, as in 500000 or 5e6.")
  private BigDecimal enterprises;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(names = "--only", paramLabel = "WORD", description = "Only contenders whose name contains the word, as in --only components.")
  private String only = "";

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long count;
    try {
      count = enterprises.longValueExact();
    } catch (ArithmeticException cause) {
      throw new IllegalArgumentException("--enterprises %s is not a whole number".formatted(enterprises), cause);
    }
    if (count < 1) {
      throw new IllegalArgumentException("--enterprises %d: give at least 1".formatted(count));
    }
    Config config = options.config(null);
    Path folder = Files.createTempDirectory("regulake-bench");
    // A peer that takes all memory is to fail alone, not with the whole session.
    System.setProperty("spark.executor.killOnFatalError.depth", "0");
    SparkSession spark = Sessions.open(config, "bench graph");
    try {
      GraphContest contest = new GraphContest(spark, folder.toString(), config.maxNodesInMemory());
      long edges = contest.prepare(count, seed);
      out.println("%,d enterprises, %,d edges, heap %,d MB, %d cores".formatted(
          count, edges, Runtime.getRuntime().maxMemory() >> 20, spark.sparkContext().defaultParallelism()));
      Map<String, Measured> results = new TreeMap<>();
      List<Measured> measured = new ArrayList<>();
      for (Contender contender : contest.contenders().stream().filter(one -> one.name().toLowerCase(Locale.ROOT).contains(only)).toList()) {
        Measured result = Measured.of(contender);
        out.println("  %s: %.1f s".formatted(contender.name(), result.seconds()));
        measured.add(result);
        results.put(contender.name(), result);
        spark.sparkContext().getPersistentRDDs().values().foreach(rdd -> rdd.unpersist(true));
      }
      Text.table(List.of("谁 contender", "秒 s", "边/秒 edges/s", "峰值 peak MB", "行 rows", "与对手 beside the peer"),
          measured.stream().map(result -> line(result, edges, results)).toList(), 60).forEach(out::println);
    } finally {
      spark.stop();
      remove(folder);
    }
    return Cli.DONE;
  }

  private static List<String> line(Measured result, long edges, Map<String, Measured> results) {
    String name = result.contender().name();
    if (!result.isDone()) {
      return List.of(name, "%.1f".formatted(result.seconds()), "-", "%,d".formatted(result.peakBytes() >> 20), "-", "未完成 " + result.failure());
    }
    Measured peer = result.contender().peer() == null ? null : results.get(result.contender().peer());
    String ratio = peer == null ? "" : !peer.isDone() ? "peer did not finish"
        : "%.1f × faster, %.2f of its memory".formatted(peer.seconds() / result.seconds(), (double) result.peakBytes() / peer.peakBytes());
    return List.of(name, "%.1f".formatted(result.seconds()), "%,.0f".formatted(edges / result.seconds()), "%,d".formatted(result.peakBytes() >> 20),
        "%,d".formatted(result.rows()), ratio);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder %s could not be removed; remove it by hand".formatted(folder), e);
    }
  }
}
