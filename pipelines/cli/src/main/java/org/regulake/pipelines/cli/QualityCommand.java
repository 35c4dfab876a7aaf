package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.text.Visible;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.QualityPage;
import org.regulake.pipelines.query.QualityReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quality}: the quality of what was delivered. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the grades of the suppliers and the answers of the rules by source; with a source its"
          + " deliveries, its rules and the records that break them.",
      "Records that are withdrawn by a repair or an objection are not in it."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake quality",
      "  ./regulake quality penalty --html penalty.html"
    })
final class QualityCommand implements Callable<Integer> {

  private static final int WIDEST_CELL = 60;

  @Mixin private ConfigOptions options;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes it as a page as well.")
  private Path page;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..1",
      description = "A source, as in penalty (default: all).")
  private String source;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "quality");
    try {
      Lakehouse lake = new Lakehouse(spark, config.lakehouse());
      QualityReport report =
          source == null
              ? QualityReport.ofAll(lake)
              : QualityReport.of(lake, QualityRules.load(), source);
      print(report, out);
      if (page != null) {
        write(report, page);
        out.println("→ " + page);
      }
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  static void print(QualityReport report, PrintStream out) {
    out.println(Visible.of(report.title()));
    for (QualityReport.Section section : report.sections()) {
      Text.heading(out, section.title());
      if (section.rows().isEmpty()) {
        out.println("  无 none");
      } else {
        Text.table(section.headers(), section.rows(), WIDEST_CELL).forEach(out::println);
      }
    }
  }

  private static void write(QualityReport report, Path page) {
    try (Writer writer = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
      QualityPage.write(report, writer);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + page, cause);
    }
  }
}
