package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.bench.PlantedPatterns;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.GraphOnDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench patterns}: compares the findings of the graph with the planted patterns. */
@Command(
    name = "patterns",
    mixinStandardHelpOptions = true,
    description =
        "Compares the findings of a lake with the patterns that the generator planted: recall and"
            + " precision of each.",
    footer = {
      "",
      "Example:",
      "  ./regulake generate --enterprises 1e5 --out /tmp/big",
      "  ./regulake run --landing /tmp/big/landing --lake /tmp/big/lake",
      "  ./regulake bench patterns --lake /tmp/big/lake --truth /tmp/big/truth"
    })
final class PatternBenchCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Mixin private DayOptions day;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "DIR",
      description = "The generated folder truth/.")
  private Path truth;

  @Override
  public Integer call() {
    if (!Files.isDirectory(truth)) {
      throw new IllegalArgumentException(
          "%s is not a folder; './regulake generate' writes truth/ next to landing/"
              .formatted(truth));
    }
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "bench patterns");
    try {
      Lakehouse lake = new Lakehouse(spark, config.lakehouse());
      GraphOnDay graph = day.graph(lake);
      List<List<String>> lines =
          new PlantedPatterns(lake, graph.asOf(), truth.toAbsolutePath().toString())
              .matches().stream()
                  .map(
                      match ->
                          List.of(
                              match.pattern(),
                              match.unit(),
                              number(match.planted()),
                              number(match.found()),
                              "%.4f".formatted(match.recall()),
                              number(match.reported()),
                              number(match.right()),
                              "%.4f".formatted(match.precision())))
                  .toList();
      out.println("疑点与预埋 · findings on %s compared with planted patterns".formatted(graph.asOf()));
      Text.table(
              List.of(
                  "预埋 pattern",
                  "单位 unit",
                  "预埋 planted",
                  "找到 found",
                  "查全 recall",
                  "报告 reported",
                  "属实 right",
                  "查准 precision"),
              lines,
              40)
          .forEach(out::println);
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  private static String number(long value) {
    return "%,d".formatted(value);
  }
}
