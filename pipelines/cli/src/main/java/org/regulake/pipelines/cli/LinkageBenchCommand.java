package org.regulake.pipelines.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.bench.LinkageBenchmark;
import org.regulake.pipelines.bench.LinkagePeer;
import org.regulake.pipelines.linkage.LinkageQuality;
import org.regulake.pipelines.linkage.LinkedPairs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench linkage}: links generated records without a code, and compares with a peer. */
@Command(
    name = "linkage",
    mixinStandardHelpOptions = true,
    description =
        "Generates N records, a tenth of them second records without a code, damaged in eight ways,"
            + " and links these to the enterprises: recall and precision by kind of damage, and"
            + " times. Or links the records of files. The weights are fitted on the data.",
    footer = {
      "",
      "Examples:",
      "  REGULAKE_HEAP=8g ./regulake bench linkage --records 1e6",
      "  ./regulake bench linkage --rules people.yml --data a.csv --id number --truth person"
    })
final class LinkageBenchCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Generates so many records, as in 1e6.")
  private BigDecimal records;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Linkage file, or the id of a packaged one (default: ${DEFAULT-VALUE}).")
  private String rules = "enterprise";

  @Mixin private LinkageInput input;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "A Python with splink 5.0, for the peer.")
  private Optional<Path> python = Optional.empty();

  @Override
  public Integer call() {
    if (input.isGiven() == (records != null)) {
      throw new IllegalArgumentException(
          "give either --records N for generated records, or --data FILE with --id and --truth");
    }
    PrintStream out = Terminal.out();
    String text = LinkageInput.rules(rules);
    LinkageModel model =
        RuleFiles.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                rules,
                LinkageModel.class)
            .fitted();
    try (ScratchFolder folder = ScratchFolder.make(false)) {
      SparkSession spark = Sessions.open(options.config(null), "bench linkage");
      try {
        LinkageBenchmark generated = new LinkageBenchmark(spark, folder.path().toString());
        if (records != null) {
          generated.prepare(records.longValueExact(), seed);
        }
        Dataset<Row> rows = records == null ? input.rows(spark) : generated.second();
        Optional<Dataset<Row>> others =
            records == null ? input.others(spark) : Optional.of(generated.first());
        long start = System.nanoTime();
        try (LinkedPairs pairs = LinkedPairs.of(rows, others, model)) {
          Dataset<Row> best = pairs.best(model.linkFrom()).persist(StorageLevel.MEMORY_AND_DISK());
          long linked = others.isPresent() ? best.count() : pairs.weighed(model.linkFrom()).count();
          double seconds = (System.nanoTime() - start) / 1e9;
          LinkCommand.print(pairs, seconds, out);
          out.println(
              "Regulake: %.1f s, %,d linked, %.2f s per million pairs"
                  .formatted(seconds, linked, seconds * 1e6 / pairs.compared()));
          LinkCommand.print(
              LinkageQuality.of(pairs.weighed(0), rows, others, model.linkFrom()), out);
          if (records != null) {
            printByDamage(generated.byDamage(best), out);
          }
          python.ifPresent(
              interpreter ->
                  comparePeer(
                      new LinkagePeer(spark, interpreter, folder.path())
                          .run(
                              text, model, rows, others, spark.sparkContext().defaultParallelism()),
                      rows,
                      others,
                      seconds,
                      out));
        }
      } finally {
        spark.stop();
      }
    }
    return Cli.DONE;
  }

  private static void comparePeer(
      LinkagePeer.Result peer,
      Dataset<Row> rows,
      Optional<Dataset<Row>> others,
      double seconds,
      PrintStream out) {
    out.println();
    out.println("Splink settings: " + peer.settings());
    out.println(
        "Splink: %.1f s, %,d MB; Regulake takes %.1f × its time"
            .formatted(peer.seconds(), peer.peakBytes() >> 20, seconds / peer.seconds()));
    LinkCommand.print(LinkageQuality.of(peer.pairs(), rows, others, 0.99), out);
  }

  private static void printByDamage(Dataset<Row> kinds, PrintStream out) {
    List<List<String>> lines = new ArrayList<>();
    long[] sums = new long[3];
    for (Row kind : kinds.collectAsList()) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += kind.getLong(i + 1);
      }
      lines.add(line(kind.getString(0), kind.getLong(1), kind.getLong(2), kind.getLong(3)));
    }
    lines.add(line("全部 all", sums[0], sums[1], sums[2]));
    Text.table(
            List.of("差异 damage", "记录 records", "匹配 linked", "查全 recall", "查准 precision"), lines, 40)
        .forEach(out::println);
  }

  private static List<String> line(String kind, long records, long linked, long right) {
    return List.of(
        kind,
        Text.number(records),
        Text.number(linked),
        "%.4f".formatted((double) right / records),
        "%.4f".formatted((double) right / Math.max(1, linked)));
  }
}
