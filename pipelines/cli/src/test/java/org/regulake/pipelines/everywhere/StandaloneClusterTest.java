package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs submitted by the launcher to a master with two workers, from HDFS to HDFS. */
@Tag("everywhere")
class StandaloneClusterTest {

  private static final Duration STAGE = Duration.ofMinutes(3);

  private static Place place;
  private static Path sparkHome;
  private static Hdfs hdfs;

  @BeforeAll
  static void deliver() {
    sparkHome = Launcher.sparkHome();
    place = new Place("standalone");
    hdfs = new Hdfs(place.folder("hdfs"));
    hdfs.put(OneMachine.get().landing(), "/landing");
  }

  @AfterAll
  static void stop() {
    if (hdfs != null) {
      hdfs.close();
    }
  }

  private static String conf(String lake) {
    return place.conf(
        lake, hdfs.uri("/" + lake), hdfs.uri("/landing"), "  spark.cores.max: \"2\"\n");
  }

  @Test
  void two_workers_give_the_same_contents_as_one_machine() {
    try (StandaloneCluster cluster = new StandaloneCluster(sparkHome, place.folder("two"))) {
      new Launcher(place.folder("two"))
          .call(OneMachine.run("--master", cluster.address(), "--config", conf("lake-two")));
      assertThat(Contents.of(hdfs.uri("/lake-two"))).isEqualTo(OneMachine.get().contents());
    }
  }

  @Test
  void a_driver_on_a_worker_gives_the_same_contents() {
    try (StandaloneCluster cluster = new StandaloneCluster(sparkHome, place.folder("elsewhere"))) {
      new Launcher(place.folder("elsewhere"))
          .call(
              OneMachine.run(
                  "--master",
                  cluster.address(),
                  "--deploy-mode",
                  "cluster",
                  "--config",
                  conf("lake-elsewhere")));
      assertThat(Contents.of(hdfs.uri("/lake-elsewhere"))).isEqualTo(OneMachine.get().contents());
    }
  }

  @Test
  void the_contents_are_the_same_when_an_executor_and_then_a_worker_are_killed() {
    try (StandaloneCluster cluster = new StandaloneCluster(sparkHome, place.folder("killed"));
        Server run =
            new Launcher(place.folder("killed"))
                .start(
                    OneMachine.run(
                        "--master", cluster.address(), "--config", conf("lake-killed")))) {
      run.awaitPrinted("✓ +identify", STAGE);
      ProcessHandle executor = cluster.executor(0).orElseThrow();
      executor.destroyForcibly();
      run.awaitPrinted("✓ +connect", STAGE);
      Server.await(
          STAGE,
          "another executor in place of the killed one",
          () ->
              cluster
                  .executor(0)
                  .or(() -> cluster.executor(1))
                  .filter(other -> other.pid() != executor.pid())
                  .isPresent());
      cluster.worker(1).destroyForcibly();
      Launcher.requireDone(run);
      assertThat(executor.isAlive()).isFalse();
      assertThat(cluster.worker(1).isAlive()).isFalse();
      assertThat(Contents.of(hdfs.uri("/lake-killed"))).isEqualTo(OneMachine.get().contents());
    }
  }
}
