package org.regulake.pipelines.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regulake.pipelines.bench.CostSeries;
import org.regulake.pipelines.bench.Figures;
import org.regulake.pipelines.bench.RunFigures;
import org.regulake.pipelines.bench.SizeFigures;

/** Writes the figures of the pipeline as tables for people and as CSV. */
final class PipelineFigures {

  private static final List<String> HEADERS =
      List.of(
          "阶段 stage", "秒 s", "CPU 秒 CPU s", "行 rows", "每秒 rows/s", "峰值 peak MB", "写入 written MB");

  private static final int WIDEST_CELL = 20;

  private PipelineFigures() {}

  /** The table of the run from nothing, and how it compares with DuckDB. */
  static List<String> first(long enterprises, RunFigures run, Optional<Figures> peer) {
    List<String> lines = new ArrayList<>();
    lines.add("从零运行 · %,d enterprises, from nothing".formatted(enterprises));
    lines.addAll(table(run, peer));
    peer.map(duckdb -> run.relational().cost().dividedBy(duckdb.cost()))
        .ifPresent(
            ratio ->
                lines.add(
                    ("  relational stages (all but relate) compared with DuckDB: %.1f × the"
                            + " seconds, %.1f × the CPU seconds")
                        .formatted(ratio.seconds(), ratio.cpuSeconds())));
    return lines;
  }

  /** The table of the second day, and how it compares with the first; none without that day. */
  static List<String> second(SizeFigures size) {
    List<String> lines = new ArrayList<>();
    size.second()
        .ifPresent(
            run -> {
              lines.add(
                  "次日运行 · %,d enterprises, the next month-end, one row in a hundred changed or new"
                      .formatted(size.enterprises()));
              lines.addAll(table(run, Optional.empty()));
            });
    size.shareOfSecond()
        .ifPresent(
            share ->
                lines.add(
                    ("  second day: %.0f %% of the seconds of the first, %.0f %% of the CPU seconds"
                            + " (relational stages)")
                        .formatted(100 * share.seconds(), 100 * share.cpuSeconds())));
    return lines;
  }

  /** How the cost of an enterprise changes with the number of enterprises. */
  static List<String> laws(List<SizeFigures> sizes) {
    return CostSeries.of(sizes).stream()
        .flatMap(
            series ->
                series.law().stream()
                    .map(
                        law ->
                            "  %s: the cost of an enterprise grows like N^%+.2f"
                                .formatted(series.name(), law.exponent())))
        .toList();
  }

  /** All figures as CSV, a line each. */
  static String csv(List<SizeFigures> sizes) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(
          "enterprises",
          "run",
          "what",
          "seconds",
          "cpu_seconds",
          "row_count",
          "peak_bytes",
          "written_bytes");
      for (SizeFigures size : sizes) {
        write(writer, size.enterprises(), "first", size.first());
        size.peer().ifPresent(peer -> write(writer, size.enterprises(), "first", peer));
        size.second().ifPresent(run -> write(writer, size.enterprises(), "second", run));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return text.toString();
  }

  private static void write(CsvWriter writer, long enterprises, String run, RunFigures figures) {
    figures.stages().forEach(stage -> write(writer, enterprises, run, stage));
    write(writer, enterprises, run, figures.relational());
    write(writer, enterprises, run, whole(figures));
  }

  private static void write(CsvWriter writer, long enterprises, String run, Figures figures) {
    writer.writeRecord(
        Long.toString(enterprises),
        run,
        figures.what(),
        decimal(figures.cost().seconds()),
        decimal(figures.cost().cpuSeconds()),
        Long.toString(figures.rows()),
        Long.toString(figures.peakBytes()),
        Long.toString(figures.writtenBytes()));
  }

  private static List<String> table(RunFigures run, Optional<Figures> peer) {
    List<Figures> all = new ArrayList<>(run.stages());
    all.add(run.relational());
    all.add(whole(run));
    peer.ifPresent(all::add);
    return Text.table(HEADERS, all.stream().map(PipelineFigures::cells).toList(), WIDEST_CELL);
  }

  /** The whole run: what all stages wrote, with the cost of what lies between them. */
  private static Figures whole(RunFigures run) {
    Figures stages = run.allStages();
    return new Figures(
        "whole run", run.whole(), stages.rows(), stages.peakBytes(), stages.writtenBytes());
  }

  private static List<String> cells(Figures figures) {
    return List.of(
        figures.what(),
        "%,.1f".formatted(figures.cost().seconds()),
        "%,.1f".formatted(figures.cost().cpuSeconds()),
        "%,d".formatted(figures.rows()),
        "%,.0f".formatted(figures.rowsPerSecond()),
        "%,d".formatted(figures.peakBytes() >> 20),
        "%,.1f".formatted(figures.writtenBytes() / (double) (1 << 20)));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
