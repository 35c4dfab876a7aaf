package org.regulake.pipelines.everywhere;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A standalone Spark cluster: a master and two workers, each a process. */
final class StandaloneCluster implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Server master;
  private final List<Server> workers = new ArrayList<>();
  private final String address;

  StandaloneCluster(Path sparkHome, Path folder) {
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME",
            sparkHome.toString(),
            "SPARK_LOCAL_IP",
            Server.HOST,
            "SPARK_DAEMON_MEMORY",
            "256m",
            "SPARK_LOG_DIR",
            folder.toString());
    String start = sparkHome.resolve("bin").resolve("spark-class").toString();
    int port = Server.freePort();
    address = "spark://%s:%d".formatted(Server.HOST, port);
    master =
        Server.start(
            folder.resolve("master.txt"),
            environment,
            List.of(
                start,
                "org.apache.spark.deploy.master.Master",
                "--host",
                Server.HOST,
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0"));
    master.awaitPrinted("I have been elected leader", START);
    for (int number = 1; number <= 2; number++) {
      Server worker =
          Server.start(
              folder.resolve("worker-%d.txt".formatted(number)),
              environment,
              List.of(
                  start,
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  Server.HOST,
                  "--port",
                  "0",
                  "--webui-port",
                  "0",
                  "--cores",
                  "2",
                  "--memory",
                  "4g",
                  "--work-dir",
                  folder.resolve("work-%d".formatted(number)).toString(),
                  address));
      workers.add(worker);
      worker.awaitPrinted("Successfully registered with master", START);
    }
  }

  String address() {
    return address;
  }

  /** A running executor of a worker. */
  Optional<ProcessHandle> executor(int worker) {
    return workers
        .get(worker)
        .handle()
        .descendants()
        .filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .findFirst();
  }

  ProcessHandle worker(int worker) {
    return workers.get(worker).handle();
  }

  @Override
  public void close() {
    workers.forEach(Server::close);
    master.close();
  }
}
