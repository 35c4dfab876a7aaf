package org.regulake.pipelines.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A standalone Spark cluster on this machine: a master and two workers. */
final class ScratchCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int WORKERS = 2;
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final Started master;
  private final List<Started> workers = new ArrayList<>();
  private final String address;

  ScratchCluster(DrillEnvironment environment, Path sparkHome) throws IOException {
    Path folder = Files.createDirectories(environment.folder().resolve("cluster"));
    Program spark =
        new Program(
            List.of(sparkHome.resolve("bin/spark-class").toString()),
            Map.of(
                "SPARK_HOME",
                sparkHome.toString(),
                "SPARK_LOCAL_IP",
                HOST,
                "SPARK_DAEMON_MEMORY",
                "256m",
                "SPARK_LOG_DIR",
                folder.toString()));
    int port = FreePort.any();
    address = "spark://%s:%d".formatted(HOST, port);
    master =
        environment.start(
            spark,
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0"));
    master.requirePrinted("I have been elected leader");
    for (int number = 1; number <= WORKERS; number++) {
      Started worker =
          environment.start(
              spark,
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  HOST,
                  "--port",
                  "0",
                  "--webui-port",
                  "0",
                  "--cores",
                  "2",
                  "--memory",
                  "2g",
                  "--work-dir",
                  folder.resolve("work-" + number).toString(),
                  address));
      workers.add(worker);
      worker.requirePrinted("Successfully registered with master");
    }
  }

  String address() {
    return address;
  }

  /**
   * Kills an executor of the first worker that has one, and waits until another is started in its
   * place.
   */
  void killExecutor() {
    ProcessHandle executor = executor(Optional.empty());
    executor.destroyForcibly();
    executor(Optional.of(executor.pid()));
  }

  /** Kills the last worker; its executor ends with it. */
  void killWorker() {
    workers.get(WORKERS - 1).kill();
  }

  /** Waits for an executor other than this one. */
  private ProcessHandle executor(Optional<Long> other) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LONGEST_START.toNanos()) {
      Optional<ProcessHandle> found =
          workers.stream()
              .flatMap(Started::descendants)
              .filter(
                  process ->
                      process
                          .info()
                          .commandLine()
                          .orElse("")
                          .contains("CoarseGrainedExecutorBackend"))
              .filter(process -> other.filter(pid -> pid == process.pid()).isEmpty())
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Pause.of(INTERVAL);
    }
    throw new DrillFailedException("no executor is running on the scratch cluster " + address);
  }

  @Override
  public void close() {
    workers.forEach(Started::kill);
    master.kill();
  }
}
