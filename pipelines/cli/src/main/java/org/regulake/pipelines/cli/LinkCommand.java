package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
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

  @Option(names = "--data", required = true, paramLabel = "FILE", description = "The records.")
  private Path data;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "Records with which they are compared (default: with each other).")
  private Optional<Path> with = Optional.empty();

  @Option(
      names = "--id",
      required = true,
      paramLabel = "COLUMN",
      description = "Column with the id of a record, unique in its file.")
  private String id;

  @Option(
      names = "--truth",
      paramLabel = "SQL",
      description =
          "Column, or SQL expression, that is equal for records of one thing: prints precision and"
              + " recall.")
  private Optional<String> truth = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Writes the pairs from review_from on as Parquet files.")
  private Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    LinkageModel rules = model();
    SparkSession spark = Sessions.open(options.config(null), "link");
    try {
      Dataset<Row> rows = read(spark, data);
      Optional<Dataset<Row>> others = with.map(file -> read(spark, file));
      long start = System.nanoTime();
      try (LinkedPairs pairs =
          LinkedPairs.of(identified(rows), others.map(this::identified), rules)) {
        double seconds = (System.nanoTime() - start) / 1e9;
        print(pairs, seconds, out);
        truth.ifPresent(label -> printQuality(pairs, rows, others, label, rules.linkFrom(), out));
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

  private LinkageModel model() {
    Path file = Path.of(model);
    if (!Files.exists(file)) {
      return RuleFiles.read(LinkageModel.FOLDER + "/" + model + ".yml", LinkageModel.class);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return RuleFiles.read(stream, model, LinkageModel.class);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the linkage file " + model, cause);
    }
  }

  private static Dataset<Row> read(SparkSession spark, Path file) {
    return file.toString().endsWith(".parquet") || Files.isDirectory(file)
        ? spark.read().parquet(file.toString())
        : spark
            .read()
            .option("header", true)
            .option("ignoreLeadingWhiteSpace", true)
            .option("ignoreTrailingWhiteSpace", true)
            .option("escape", "\"")
            .csv(file.toString());
  }

  private Dataset<Row> identified(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>(List.of(col("*")));
    columns.add(col(id).cast("string").as("id"));
    return id.equals("id") ? rows : rows.select(columns.toArray(Column[]::new));
  }

  private static void print(LinkedPairs pairs, double seconds, PrintStream out) {
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

  private void printQuality(
      LinkedPairs pairs,
      Dataset<Row> rows,
      Optional<Dataset<Row>> others,
      String label,
      double from,
      PrintStream out) {
    LinkageQuality.Both both =
        LinkageQuality.of(
            pairs.weighed(0), labels(rows, label), others.map(side -> labels(side, label)), from);
    out.println();
    out.println("按真值 by the truth");
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

  private Dataset<Row> labels(Dataset<Row> rows, String label) {
    return rows.select(col(id).cast("string").as("id"), expr(label).as("label"));
  }
}
