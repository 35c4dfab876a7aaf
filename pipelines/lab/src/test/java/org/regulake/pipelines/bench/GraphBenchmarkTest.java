package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.bench.BenchmarkCase.Work;

@ExtendWith(SparkExtension.class)
class GraphBenchmarkTest {

  @TempDir private Path folder;

  @Test
  void all_cases_finish_and_their_results_agree_by_component_or_on_the_whole_graph(
      SparkSession spark) {
    GraphBenchmark benchmark = new GraphBenchmark(spark, folder, 300, 10_000, Optional.empty());
    assertThat(benchmark.prepare(42)).isBetween(500L, 700L);
    List<Measurement> results = benchmark.cases().stream().map(Measurement::of).toList();
    assertThat(results)
        .hasSize(7)
        .allSatisfy(
            result -> {
              assertThat(result.failure()).isNull();
              assertThat(result.rows()).isPositive();
              assertThat(result.peakBytes()).isPositive();
              assertThat(result.seconds()).isPositive();
            });
    Map<Workload, Measurement> ours =
        results.stream()
            .filter(result -> result.benchmarkCase().isOurs())
            .collect(
                Collectors.toMap(result -> result.benchmarkCase().workload(), Function.identity()));
    assertThat(ours).hasSize(4);
    assertThat(results)
        .filteredOn(result -> !result.benchmarkCase().isOurs())
        .hasSize(3)
        .allSatisfy(
            peer ->
                assertThat(peer.differences(ours.get(peer.benchmarkCase().workload()))).isZero());
    assertThat(
            new GraphBenchmark(spark, folder.resolve("by component"), 300, 100, Optional.empty()))
        .satisfies(
            byComponent -> {
              byComponent.prepare(42);
              assertThat(
                      byComponent.cases().stream()
                          .filter(BenchmarkCase::isOurs)
                          .map(Measurement::of))
                  .hasSize(4)
                  .allSatisfy(
                      result ->
                          assertThat(
                                  result.differences(ours.get(result.benchmarkCase().workload())))
                              .isZero());
            });
  }

  @Test
  void a_row_in_one_result_only_and_a_differing_row_are_differences(SparkSession spark) {
    Dataset<Row> ours =
        TextTable.of(
            spark,
            """
            | entity_id: string | owner_id: string | share: double |
            | C1                | P1               | 0.5           |
            | C1                | P2               | 0.3           |
            | C1                | P3               | 0.2           |
            | C2                | P1               | 0.00015       |
            """);
    Dataset<Row> theirs =
        TextTable.of(
            spark,
            """
            | entity_id: string | owner_id: string | share: double |
            | C1                | P1               | 0.500001      |
            | C1                | P2               | 0.31          |
            | C3                | P1               | 1             |
            """);
    assertThat(Workload.OWNERSHIP.differences(ours, theirs)).isEqualTo(3);
  }

  @Test
  void a_result_for_some_scenarios_is_compared_for_these_only(SparkSession spark) {
    Dataset<Row> ours =
        TextTable.of(
            spark,
            """
            | scenario_id: string | entity_id: string | distress: double |
            | E1                  | E1                | 1                |
            | E1                  | E2                | 0.4              |
            | E2                  | E2                | 1                |
            """);
    assertThat(Workload.CONTAGION.differences(ours, ours.where("scenario_id = 'E1'"))).isZero();
    assertThat(Workload.CONTAGION.differences(ours, ours.where("entity_id = 'E1'"))).isEqualTo(1);
  }

  @Test
  void a_peer_in_its_own_process_reports_its_rows_or_its_failure() throws IOException {
    Work work =
        new PeerScript(interpreter("echo reading; echo 7 1024"), folder)
            .run("control", "r.parquet");
    assertThat(work.rows().getAsLong()).isEqualTo(7);
    assertThat(work.peakBytes()).isEqualTo(1024);
    assertThatThrownBy(
            () ->
                new PeerScript(interpreter("echo no module named duckdb; exit 1"), folder)
                    .run("control", "r.parquet"))
        .hasMessage("no module named duckdb");
  }

  private Path interpreter(String commands) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void the_median_run_counts_with_the_peak_memory_of_all_unless_one_failed() {
    BenchmarkCase benchmarkCase =
        new BenchmarkCase(
            Workload.COMPONENTS, "any", false, 1, () -> new Work(() -> 5, 0), () -> null);
    Measurement slow = new Measurement(benchmarkCase, 9, 5, 20, null);
    Measurement quick = new Measurement(benchmarkCase, 1, 5, 30, null);
    Measurement median = new Measurement(benchmarkCase, 2, 5, 10, null);
    Measurement failed = new Measurement(benchmarkCase, 3, 0, 10, "no space");
    assertThat(Measurement.median(List.of(slow, quick, median)))
        .isEqualTo(new Measurement(benchmarkCase, 2, 5, 30, null));
    assertThat(Measurement.median(List.of(slow)).seconds()).isEqualTo(9);
    assertThat(Measurement.median(List.of(slow, failed)).failure()).isEqualTo("no space");
  }

  @Test
  void a_case_that_fails_is_reported_and_does_not_stop_the_others() {
    Measurement failed =
        Measurement.of(
            new BenchmarkCase(
                Workload.COMPONENTS,
                "too large",
                false,
                1,
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                },
                () -> null));
    assertThat(failed.isDone()).isFalse();
    assertThat(failed.failure()).isEqualTo("Java heap space");
  }
}
