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
import org.regulake.pipelines.bench.Contender.Work;

@ExtendWith(SparkExtension.class)
class GraphContestTest {

  @TempDir private Path folder;

  @Test
  void all_contenders_finish_and_the_answers_of_peers_are_ours_by_component_or_of_the_whole_graph(
      SparkSession spark) {
    GraphContest contest = new GraphContest(spark, folder, 300, 10_000, Optional.empty());
    assertThat(contest.prepare(42)).isBetween(500L, 700L);
    List<Measured> results = contest.contenders().stream().map(Measured::of).toList();
    assertThat(results)
        .hasSize(7)
        .allSatisfy(
            result -> {
              assertThat(result.failure()).isNull();
              assertThat(result.rows()).isPositive();
              assertThat(result.peakBytes()).isPositive();
              assertThat(result.seconds()).isPositive();
            });
    Map<Question, Measured> ours =
        results.stream()
            .filter(result -> result.contender().isOurs())
            .collect(
                Collectors.toMap(result -> result.contender().question(), Function.identity()));
    assertThat(ours).hasSize(4);
    assertThat(results)
        .filteredOn(result -> !result.contender().isOurs())
        .hasSize(3)
        .allSatisfy(
            peer -> assertThat(peer.differences(ours.get(peer.contender().question()))).isZero());
    assertThat(new GraphContest(spark, folder.resolve("by component"), 300, 100, Optional.empty()))
        .satisfies(
            byComponent -> {
              byComponent.prepare(42);
              assertThat(
                      byComponent.contenders().stream().filter(Contender::isOurs).map(Measured::of))
                  .hasSize(4)
                  .allSatisfy(
                      result ->
                          assertThat(result.differences(ours.get(result.contender().question())))
                              .isZero());
            });
  }

  @Test
  void a_row_that_only_one_has_and_one_that_says_otherwise_are_differences(SparkSession spark) {
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
    assertThat(Question.OWNERSHIP.differences(ours, theirs)).isEqualTo(3);
  }

  @Test
  void an_answer_to_some_scenarios_is_compared_in_these(SparkSession spark) {
    Dataset<Row> ours =
        TextTable.of(
            spark,
            """
            | scenario_id: string | entity_id: string | distress: double |
            | E1                  | E1                | 1                |
            | E1                  | E2                | 0.4              |
            | E2                  | E2                | 1                |
            """);
    assertThat(Question.CONTAGION.differences(ours, ours.where("scenario_id = 'E1'"))).isZero();
    assertThat(Question.CONTAGION.differences(ours, ours.where("entity_id = 'E1'"))).isEqualTo(1);
  }

  @Test
  void a_peer_in_a_process_of_its_own_says_what_it_wrote_or_why_it_did_not() throws IOException {
    Work work =
        new PeerScript(interpreter("echo reading; echo 7 1024"), folder)
            .answer("control", "r.parquet");
    assertThat(work.rows().getAsLong()).isEqualTo(7);
    assertThat(work.peakBytes()).isEqualTo(1024);
    assertThatThrownBy(
            () ->
                new PeerScript(interpreter("echo no module named duckdb; exit 1"), folder)
                    .answer("control", "r.parquet"))
        .hasMessage("no module named duckdb");
  }

  private Path interpreter(String commands) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void of_several_runs_the_middle_one_counts_with_the_most_memory_unless_one_failed() {
    Contender contender =
        new Contender(Question.COMPONENTS, "any", false, 1, () -> new Work(() -> 5, 0), () -> null);
    Measured slow = new Measured(contender, 9, 5, 20, null);
    Measured quick = new Measured(contender, 1, 5, 30, null);
    Measured middle = new Measured(contender, 2, 5, 10, null);
    Measured failed = new Measured(contender, 3, 0, 10, "no space");
    assertThat(Measured.middle(List.of(slow, quick, middle)))
        .isEqualTo(new Measured(contender, 2, 5, 30, null));
    assertThat(Measured.middle(List.of(slow)).seconds()).isEqualTo(9);
    assertThat(Measured.middle(List.of(slow, failed)).failure()).isEqualTo("no space");
  }

  @Test
  void a_contender_that_fails_is_reported_and_does_not_stop_the_others() {
    Measured failed =
        Measured.of(
            new Contender(
                Question.COMPONENTS,
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
