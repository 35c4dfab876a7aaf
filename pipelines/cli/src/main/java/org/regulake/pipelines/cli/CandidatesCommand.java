package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.linkage.Evidence;
import org.regulake.models.rule.Label;
import org.regulake.models.text.Visible;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.CandidatesPage;
import org.regulake.pipelines.query.RowCandidates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candidates}: enterprises that rows without a code may be about, and why. */
@Command(
    name = "candidates",
    mixinStandardHelpOptions = true,
    description = {
      "Lists rows in quarantine without a usable code and the enterprises that they may be about:"
          + " the probability, and how each field of the two agrees.",
      "They release nothing from quarantine. Ask the sender to deliver the row again with its code."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake candidates",
      "  ./regulake candidates penalty/2025-01-10-month/rows.csv:3 --html candidates.html"
    })
final class CandidatesCommand implements Callable<Integer> {

  private static final int MOST = 50;

  @Mixin private ConfigOptions options;

  @Parameters(
      arity = "0..1",
      paramLabel = "RECORD",
      description = "Only this row, by its record_id (default: the clearest " + MOST + ").")
  private Optional<String> record = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes them as a page with pictures as well.")
  private Optional<Path> page = Optional.empty();

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "candidates");
    try {
      List<RowCandidates> rows =
          RowCandidates.of(new Lakehouse(spark, config.lakehouse()), record, MOST);
      if (rows.isEmpty()) {
        out.println(
            "没有可能的企业 no row without a usable code has a candidate"
                + record.map(id -> ": " + id).orElse(""));
      }
      rows.forEach(row -> print(row, out));
      page.ifPresent(
          file -> {
            write(rows, file);
            out.println("→ " + file);
          });
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  private static void print(RowCandidates row, PrintStream out) {
    out.println("%s  %s".formatted(Visible.of(row.statedName()), Visible.of(row.recordId())));
    for (RowCandidates.Candidate candidate : row.candidates()) {
      out.println(
          "  %.4f  %s  %s%s"
              .formatted(
                  candidate.probability(),
                  candidate.code(),
                  Visible.of(candidate.name()),
                  candidate.isClear() ? "  明确 clear" : ""));
      for (Evidence.Step step : candidate.evidence().steps()) {
        Label label = RowCandidates.label(step);
        out.println(
            "    %+7.2f  %s %s%s"
                .formatted(
                    step.weight(),
                    label.zh(),
                    label.en(),
                    step.level().isEmpty() ? "" : ": " + step.level()));
      }
    }
  }

  private static void write(List<RowCandidates> rows, Path file) {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      CandidatesPage.write(rows, writer);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + file, cause);
    }
  }
}
