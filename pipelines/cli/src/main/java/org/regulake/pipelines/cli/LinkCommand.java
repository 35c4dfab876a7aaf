package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.linkage.FieldComparison;
import org.regulake.models.linkage.FittedLinkage;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.linkage.LinkageQuality;
import org.regulake.pipelines.linkage.LinkedPairs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code link}: finds records of one thing in a file, or in two, by a linkage file. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = {
      "Finds records of one thing in a CSV or Parquet file, or in two, by a linkage file: which"
          + " columns are read, which pairs are compared, and how (docs/linkage.md).",
      "The weights are fitted on the data; no known pair is needed."
    },
    footer = {
      "",
      "Example:",
      "  ./regulake link conf/people.yml --data a.csv --with b.csv --id number --out pairs"
    })
final class LinkCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Parameters(paramLabel = "FILE", description = "The linkage file, or the id of a packaged one.")
  private String model;

  @Mixin private LinkageInput input;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Writes the pairs from review_from on as Parquet files.")
  private Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    LinkageModel rules =
        RuleFiles.read(
            new ByteArrayInputStream(LinkageInput.rules(model).getBytes(StandardCharsets.UTF_8)),
            model,
            LinkageModel.class);
    input.requireFit(rules);
    SparkSession spark = Sessions.open(options.config(null), "link");
    try {
      Dataset<Row> rows = input.rows(spark);
      Optional<Dataset<Row>> others = input.others(spark);
      long start = System.nanoTime();
      try (LinkedPairs pairs = LinkedPairs.of(rows, others, rules)) {
        print(pairs, (System.nanoTime() - start) / 1e9, out);
        if (input.hasTruth()) {
          out.println();
          out.println("按真值 by the truth");
          print(LinkageQuality.of(pairs.weighed(0), rows, others, rules.linkFrom()), out);
        }
        folder.ifPresent(
            place -> {
              pairs
                  .weighed(rules.reviewFrom())
                  .orderBy(col(LinkedPairs.WEIGHT).desc())
                  .write()
                  .parquet(place.toString());
              out.println("→ " + place);
            });
      }
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  static void print(LinkedPairs pairs, double seconds, PrintStream out) {
    out.println("分块 blocking");
    List<List<String>> lines = new ArrayList<>();
    pairs
        .rules()
        .forEach(
            rule ->
                lines.add(
                    List.of(
                        String.join(" + ", rule.fields()),
                        Text.number(rule.blocks()),
                        Text.number(rule.pairs()),
                        Text.number(rule.droppedBlocks()),
                        Text.number(rule.droppedPairs()))));
    Text.table(
            List.of("规则 rule", "块 blocks", "对 pairs", "过大的块 too large", "其中的对 pairs left out"),
            lines,
            60)
        .forEach(out::println);
    out.println("比较 compared %,d pairs in %.1f s".formatted(pairs.compared(), seconds));
    FittedLinkage fitted = pairs.fitted();
    out.println();
    out.println(
        "权重 weights in bits · 先验 prior %.2f (1 : %,.0f)"
            .formatted(fitted.priorWeight(), 1 / fitted.prior()));
    List<List<String>> weights = new ArrayList<>();
    for (int i = 0; i < fitted.model().comparisons().size(); i++) {
      FieldComparison comparison = fitted.model().comparisons().get(i);
      for (int level = 1; level <= comparison.levels().size() + 1; level++) {
        weights.add(
            List.of(
                level == 1 ? comparison.label().zh() + " " + comparison.label().en() : "",
                level <= comparison.levels().size()
                    ? comparison.levels().get(level - 1).text()
                    : "其他 otherwise",
                "%.6f".formatted(fitted.own().of(i, level)),
                "%.6f".formatted(fitted.other().of(i, level)),
                "%+.2f".formatted(fitted.weight(i, level))));
      }
    }
    Text.table(List.of("字段 field", "一致程度 level", "m", "u", "权重 weight"), weights, 50)
        .forEach(out::println);
  }

  static void print(LinkageQuality.Both both, PrintStream out) {
    for (LinkageQuality quality : List.of(both.stated(), both.best())) {
      out.println(
          "  p ≥ %.6f: %,d linked, precision %.4f, recall %.4f, F1 %.4f"
              .formatted(
                  quality.probability(),
                  quality.linked(),
                  quality.precision(),
                  quality.recall(),
                  quality.f1()));
    }
  }
}
