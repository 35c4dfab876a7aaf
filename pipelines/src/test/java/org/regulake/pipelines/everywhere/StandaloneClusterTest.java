package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our jar by the launcher's own line on a master with two workers, from HDFS to HDFS. */
@Tag("everywhere")
class StandaloneClusterTest {

  private static final Duration STAGE = Duration.ofMinutes(3);

  @TempDir private static Path folder;
  private static Path sparkHome;
  private static Hdfs hdfs;

  @BeforeAll
  static void deliver() {
    sparkHome = Launcher.sparkHome();
    Path landing = OneMachine.get().landing();
    hdfs = new Hdfs(folder.resolve("hdfs"));
    hdfs.put(landing, "/landing");
  }

  @AfterAll
  static void stop() {
    if (hdfs != null) {
      hdfs.close();
    }
  }

  private static String conf(String lake) throws IOException {
    return Files.writeString(folder.resolve(lake + ".yml"), """
        lakehouse:
          location: %s
          catalog: {uri: 'jdbc:sqlite:%s'}
        landing: %s
        spark:
          spark.driver.host: 127.0.0.1
          spark.executor.cores: "1"
          spark.executor.memory: 1g
          spark.cores.max: "2"
          spark.sql.shuffle.partitions: "2"
          spark.default.parallelism: "2"
          spark.databricks.delta.snapshotPartitions: "1"
          spark.ui.enabled: "false"
        """.formatted(hdfs.uri("/" + lake), folder.resolve(lake + ".db"), hdfs.uri("/landing"))).toString();
  }

  @Test
  void two_workers_come_to_the_same_contents_as_one_machine() throws IOException {
    try (StandaloneCluster cluster = new StandaloneCluster(sparkHome, Files.createDirectory(folder.resolve("two")))) {
      new Launcher(folder.resolve("two")).call("run", "--master", cluster.address(), "--config", conf("lake-two"));
      assertThat(Contents.of(hdfs.uri("/lake-two"))).isEqualTo(OneMachine.get().contents());
    }
  }

  @Test
  void the_contents_are_the_same_when_an_executor_and_then_a_worker_are_killed_in_the_run() throws IOException {
    try (StandaloneCluster cluster = new StandaloneCluster(sparkHome, Files.createDirectory(folder.resolve("killed")));
        Server run = new Launcher(folder.resolve("killed")).start("run", "--master", cluster.address(), "--config", conf("lake-killed"))) {
      run.awaitPrinted("✓ +identify", STAGE);
      ProcessHandle executor = cluster.executor(0).orElseThrow();
      executor.destroyForcibly();
      run.awaitPrinted("✓ +connect", STAGE);
      Server.await(STAGE, "another executor in place of the one that was killed",
          () -> cluster.executor(0).or(() -> cluster.executor(1)).filter(other -> other.pid() != executor.pid()).isPresent());
      cluster.worker(1).destroyForcibly();
      Launcher.requireDone(run);
      assertThat(executor.isAlive()).isFalse();
      assertThat(cluster.worker(1).isAlive()).isFalse();
      assertThat(Contents.of(hdfs.uri("/lake-killed"))).isEqualTo(OneMachine.get().contents());
    }
  }
}
