package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.text.LocalMoment;
import org.regulake.models.text.Visible;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.CreditFile;
import org.regulake.pipelines.query.CreditFile.Entry;
import org.regulake.pipelines.query.CreditFilePage;
import org.regulake.pipelines.query.GraphOnDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code file}: the credit file of an enterprise. */
@Command(
    name = "file",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the credit file of an enterprise: its records of all sources in order of time, as"
          + " known at a moment, each with the landed file and line.",
      "Records that are withdrawn by a repair or an objection are not in it."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake file 91330604MATGNA7YXD",
      "  ./regulake file 91330604MATGNA7YXD --as-of 2025-02-28 --html file.html"
    })
final class FileCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Mixin private DayOptions day;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes it as a page as well.")
  private Path page;

  @Parameters(paramLabel = "ENTERPRISE", description = "Entity id, code or full name.")
  private String enterprise;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "file");
    try {
      Lakehouse lake = new Lakehouse(spark, config.lakehouse());
      GraphOnDay graph = day.graph(lake);
      CreditFile file = CreditFile.of(lake, graph, graph.enterprise(enterprise));
      print(file, out);
      if (page != null) {
        write(file, page);
        out.println("→ " + page);
      }
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  static void print(CreditFile file, PrintStream out) {
    out.println(
        "信用档案 · credit file of %s on %s, known at %s"
            .formatted(
                Visible.of(file.enterprise().label()),
                file.asOf(),
                LocalMoment.of(file.knownAt())));
    file.entries().forEach(entry -> print(entry, out));
    out.println();
    out.println(
        "%s 条记录 records%s"
            .formatted(
                Text.number(file.entries().size()), file.isCut() ? "，仅列最近 only the newest" : ""));
  }

  private static void print(Entry entry, PrintStream out) {
    out.println();
    out.println(
        "  %s%s  %s · %s"
            .formatted(
                entry.from().map(Object::toString).orElse("日期未载明 no date"),
                entry.to().map(day -> " – " + day).orElse(""),
                entry.source().description().label().get("zh"),
                entry.source().description().label().get("en")));
    out.println(
        "    "
            + entry.statements().entrySet().stream()
                .map(cell -> cell.getKey() + ": " + Visible.of(cell.getValue()))
                .collect(Collectors.joining("; ")));
    out.println("    ← " + Visible.of(entry.recordId()));
  }

  private static void write(CreditFile file, Path page) {
    try (Writer writer = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
      CreditFilePage.write(file, writer);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + page, cause);
    }
  }
}
