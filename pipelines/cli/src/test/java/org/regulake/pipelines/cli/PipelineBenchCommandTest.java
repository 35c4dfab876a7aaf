package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.bench.Cost;
import org.regulake.pipelines.bench.Figures;
import org.regulake.pipelines.bench.RunFigures;
import org.regulake.pipelines.bench.SizeFigures;

/** Tables, files and the guard of {@code bench pipeline}; the runs themselves are in .ci/run. */
class PipelineBenchCommandTest {

  @TempDir private Path folder;

  private static RunFigures run(double seconds) {
    return new RunFigures(
        List.of(
            new Figures("record", new Cost(seconds, 2 * seconds), 3_000, 5L << 20, 3L << 20),
            new Figures("relate", new Cost(9, 9), 40, 6L << 20, 1L << 20)),
        new Cost(seconds + 11, 2 * seconds + 13));
  }

  private static SizeFigures size(long enterprises, double seconds) {
    return new SizeFigures(
        enterprises,
        run(seconds),
        Optional.of(run(seconds / 4)),
        Optional.of(new Figures("DuckDB", new Cost(2, 4), 3_100, 7L << 20, 2L << 20)));
  }

  @Test
  void a_table_has_a_line_per_stage_their_sum_the_whole_run_and_duckdb() {
    SizeFigures size = size(20_000, 12);
    assertThat(PipelineFigures.first(20_000, size.first(), size.peer()))
        .containsExactly(
            "从零运行 · 20,000 enterprises, from nothing",
            "  阶段 stage  秒 s  CPU 秒 CPU s  行 rows  每秒 rows/s  峰值 peak MB  写入 written MB",
            "  ──────────  ────  ────────────  ───────  ───────────  ────────────  ───────────────",
            "  record      12.0          24.0    3,000          250             5              3.0",
            "  relate       9.0           9.0       40            4             6              1.0",
            "  relational  12.0          24.0    3,000          250             5              3.0",
            "  whole run   23.0          37.0    3,040          132             6              4.0",
            "  DuckDB       2.0           4.0    3,100        1,550             7              2.0",
            "  relational stages (all but relate) compared with DuckDB: 6.0 × the seconds, 6.0 ×"
                + " the CPU seconds");
    assertThat(PipelineFigures.first(20_000, size.first(), Optional.empty()))
        .hasSize(7)
        .noneMatch(line -> line.contains("DuckDB"));
    assertThat(PipelineFigures.second(size))
        .startsWith(
            "次日运行 · 20,000 enterprises, the next month-end, one row in a hundred changed or new")
        .endsWith(
            "  second day: 25 % of the seconds of the first, 25 % of the CPU seconds (relational"
                + " stages)");
  }

  @Test
  void several_sizes_have_a_law_and_one_size_has_none() {
    assertThat(PipelineFigures.laws(List.of(size(10_000, 10), size(100_000, 100))))
        .containsExactly(
            "  Regulake, seconds: the cost of an enterprise grows like N^+0.00",
            "  Regulake, CPU seconds: the cost of an enterprise grows like N^+0.00",
            "  DuckDB, seconds: the cost of an enterprise grows like N^-1.00",
            "  DuckDB, CPU seconds: the cost of an enterprise grows like N^-1.00");
    assertThat(PipelineFigures.laws(List.of(size(10_000, 10)))).isEmpty();
  }

  @Test
  void the_file_has_a_line_per_figure() {
    assertThat(PipelineFigures.csv(List.of(size(20_000, 12))).lines())
        .hasSize(1 + 5 + 4)
        .startsWith(
            "enterprises,run,what,seconds,cpu_seconds,row_count,peak_bytes,written_bytes",
            "20000,first,record,12.000,24.000,3000,5242880,3145728")
        .contains(
            "20000,first,DuckDB,2.000,4.000,3100,7340032,2097152",
            "20000,second,record,3.000,6.000,3000,5242880,3145728");
  }

  @Test
  void a_ratio_above_the_bound_fails_and_names_the_size() {
    List<SizeFigures> sizes = List.of(size(20_000, 12), size(100_000, 16));
    assertThatCode(() -> PipelineBenchCommand.requireAtMost(8, sizes)).doesNotThrowAnyException();
    assertThatThrownBy(() -> PipelineBenchCommand.requireAtMost(7.5, sizes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "100,000 enterprises: the relational stages took 8.0 × as long as DuckDB, more than"
                + " 7.5 ×");
  }

  @Test
  void options_that_cannot_work_are_refused_before_any_work() {
    assertThat(Cli.execute("bench", "pipeline", "--enterprises", "2e4", "--at-most", "9"))
        .isEqualTo(Cli.WRONG_USAGE);
    assertThat(Cli.execute("bench", "pipeline", "--enterprises", "2.5")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(
            Cli.execute(
                "bench",
                "pipeline",
                "--enterprises",
                "300",
                "--out",
                folder.resolve("none/figures.csv").toString()))
        .isEqualTo(Cli.WRONG_USAGE);
  }

  @Test
  void only_sessions_in_this_process_are_measured() {
    assertThat(PipelineBench.threads("local")).isEqualTo(1);
    assertThat(PipelineBench.threads("local[3]")).isEqualTo(3);
    assertThat(PipelineBench.threads("local[*]"))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThatThrownBy(() -> PipelineBench.threads("yarn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--set spark.master=local[*]");
  }
}
