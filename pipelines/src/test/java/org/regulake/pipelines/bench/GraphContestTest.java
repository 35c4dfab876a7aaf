package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class GraphContestTest {

  @TempDir private Path folder;

  @Test
  void all_contenders_finish_and_components_are_those_of_graphx(SparkSession spark) {
    GraphContest contest = new GraphContest(spark, folder.toString(), 10_000);
    assertThat(contest.prepare(300, 42)).isBetween(500L, 700L);
    List<Measured> results = contest.contenders().stream().map(Measured::of).toList();
    assertThat(results).allSatisfy(result -> {
      assertThat(result.failure()).isNull();
      assertThat(result.rows()).isPositive();
      assertThat(result.peakBytes()).isPositive();
      assertThat(result.seconds()).isPositive();
    });
    // Text ids have their digits behind a letter, so each is translated to its number and sizes are compared node by node.
    Map<Long, Long> ours = sizes(spark, "components", "CAST(substr(node_id, 2) AS BIGINT)", "component_id");
    Map<Long, Long> peers = sizes(spark, "graphx", "node_number", "component_number");
    assertThat(ours).hasSizeGreaterThan(300).isEqualTo(peers);
  }

  @Test
  void a_contender_that_fails_is_reported_and_does_not_stop_the_others() {
    Measured failed = Measured.of(new Contender("too large", null, () -> {
      throw new OutOfMemoryError("Java heap space");
    }));
    assertThat(failed.isDone()).isFalse();
    assertThat(failed.failure()).isEqualTo("Java heap space");
  }

  private Map<Long, Long> sizes(SparkSession spark, String result, String node, String component) {
    List<Row> rows = spark.read().parquet(folder.resolve(result).toString())
        .selectExpr(node + " AS node", component + " AS component").collectAsList();
    Map<Object, Long> sizes = rows.stream().map(row -> row.get(1)).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return rows.stream().collect(Collectors.toMap(row -> row.getLong(0), row -> sizes.get(row.get(1))));
  }
}
