package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fault: an executor and then a worker are killed during a run on a cluster of two workers. */
final class ExecutorsKilled implements Fault {

  @Override
  public String name() {
    return "executors";
  }

  @Override
  public String sentence() {
    return "强行终止执行器与工作节点 an executor and then a worker are killed with -9 on a scratch cluster of"
        + " two workers";
  }

  @Override
  public Optional<String> missing(DrillEnvironment environment) {
    if (sparkHome().isEmpty()) {
      return Optional.of(
          "no Spark distribution: SPARK_HOME does not name a folder that contains"
              + " bin/spark-submit");
    }
    return ObjectStore.missingServer()
        .map(reason -> reason + ", and the machines of a cluster need shared storage");
  }

  private static Optional<Path> sparkHome() {
    return Optional.ofNullable(System.getenv("SPARK_HOME"))
        .map(Path::of)
        .filter(home -> Files.isExecutable(home.resolve("bin/spark-submit")));
  }

  @Override
  public String inject(DrillEnvironment environment) {
    return environment
        .objectStore()
        .withOwn(
            (lake, proxy) -> {
              String landing =
                  environment.objectStore().upload(environment.landing().whole(), proxy.port());
              try (ScratchCluster cluster =
                  new ScratchCluster(environment, sparkHome().orElseThrow())) {
                Started run = start(environment, cluster, lake, landing);
                requireStages(run, 2);
                cluster.killExecutor();
                requireStages(run, 4);
                cluster.killWorker();
                run.ended().requireDone("the run on the cluster");
              } catch (IOException cause) {
                throw new UncheckedIOException("cannot create a scratch cluster", cause);
              }
              lake.requireSameAsUndisturbed();
              return ("an executor killed after 2 stages, a worker after 4: the run continued and"
                      + " wrote the same content to %d tables")
                  .formatted(environment.undisturbed().tables());
            });
  }

  private static void requireStages(Started run, int stages) {
    if (!run.awaitStages(stages)) {
      throw new DrillFailedException(
          "the run on the cluster ended early: " + run.ended().errorMessage());
    }
  }

  /**
   * Starts a run with the launcher, as an operator does, and with a configuration for small
   * machines.
   */
  private static Started start(
      DrillEnvironment environment, ScratchCluster cluster, Lake lake, String landing)
      throws IOException {
    Path config =
        Files.writeString(
            environment.folder().resolve("cluster.yml"),
            """
            lakehouse: {location: unused, catalog: {uri: 'jdbc:sqlite:unused'}}
            landing: unused
            spark:
              spark.driver.host: 127.0.0.1
              spark.executor.cores: "1"
              spark.executor.memory: 1g
              spark.cores.max: "2"
              spark.sql.shuffle.partitions: "2"
              spark.default.parallelism: "2"
              spark.databricks.delta.snapshotPartitions: "1"
              spark.databricks.delta.stats.collect: "false"
              spark.ui.enabled: "false"
            """);
    Program launcher =
        new Program(
            List.of(Path.of(System.getProperty("regulake.home", ""), "regulake").toString()),
            Map.of(
                "REGULAKE_NO_ARCHIVE",
                "1",
                "REGULAKE_HEAP",
                "2g",
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "SPARK_LOCAL_HOSTNAME",
                "127.0.0.1"));
    return environment.start(
        launcher,
        lake.arguments(
            "run",
            "--master",
            cluster.address(),
            "--config",
            config.toString(),
            "--landing",
            landing,
            "--as-of",
            environment.landing().day().toString()));
  }
}
