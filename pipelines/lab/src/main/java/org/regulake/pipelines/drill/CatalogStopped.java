package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fault: the catalog database of the published tables is stopped when a run is about to publish,
 * and restarted after the run has failed.
 */
final class CatalogStopped implements Fault {

  private static final String ACCOUNT = "postgres";
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  @Override
  public String name() {
    return "catalog-stopped";
  }

  @Override
  public String sentence() {
    return "目录数据库停止后再启动 the catalog database (PostgreSQL) is stopped during a run and restarted"
        + " later";
  }

  @Override
  public Optional<String> missing(DrillEnvironment environment) {
    if (!environment.isOnLocalDisk()) {
      return Optional.of(DrillEnvironment.LOCAL_DISK_ONLY);
    }
    if (program("initdb").isEmpty() || program("pg_ctl").isEmpty()) {
      return Optional.of(
          "no PostgreSQL server: initdb and pg_ctl are neither on the PATH nor in " + VERSIONS);
    }
    if (isRoot()
        && (Tool.find("runuser", "/usr/sbin", "/sbin").isEmpty()
            || !Tool.run("id", ACCOUNT).isDone())) {
      return Optional.of(
          "PostgreSQL does not run as root, and runuser or the account %s is missing"
              .formatted(ACCOUNT));
    }
    return Optional.empty();
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Path database = environment.folder().resolve("catalog-database");
    int port = FreePort.any();
    make(environment, database);
    environment.atEnd(() -> stop(database));
    start(database, port);
    Lake lake =
        environment
            .emptyLake()
            .with(
                "--set",
                "lakehouse.catalog.uri=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                "--set",
                "lakehouse.catalog.user=" + ACCOUNT);
    try {
      lake.publishEarlierDay();
      Contents before = lake.published();
      Started run = lake.start();
      if (!run.awaitStages(environment.stages().size() - 1)) {
        throw new DrillFailedException(
            "the run ended before it published: " + run.ended().errorMessage());
      }
      stop(database);
      run.ended()
          .requireRefused(
              "the run without its catalog", "catalog", "cannot be reached", "run again");
      start(database, port);
      lake.requireUnchanged(before);
      lake.requireRepeat();
    } finally {
      stop(database);
    }
    return ("the run failed with a clear message, the earlier day was intact; with the database"
            + " back, the repeated run wrote the same content to %d tables")
        .formatted(environment.undisturbed().tables());
  }

  private static void make(DrillEnvironment environment, Path database) {
    try {
      FolderCopy.empty(database);
      Files.createDirectories(database);
      if (isRoot()) {
        // The account of PostgreSQL needs access to its folder.
        Tool.run("chmod", "711", environment.folder().toString()).requireDone("chmod");
        Tool.run("chown", ACCOUNT, database.toString()).requireDone("chown");
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot create a folder for the catalog database", cause);
    }
    asPostgres(
            "initdb",
            "-D",
            database.resolve("data").toString(),
            "-U",
            ACCOUNT,
            "--auth=trust",
            "--no-sync")
        .requireDone("initdb");
  }

  private static void start(Path database, int port) {
    // No sockets in shared folders.
    asPostgres(
            "pg_ctl",
            "-D",
            database.resolve("data").toString(),
            "-w",
            "-l",
            database.resolve("log").toString(),
            "-o",
            "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''".formatted(port),
            "start")
        .requireDone("starting the catalog database");
  }

  /** Stops the database if it runs. */
  private static void stop(Path database) {
    String data = database.resolve("data").toString();
    if (asPostgres("pg_ctl", "-D", data, "status").isDone()) {
      asPostgres("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
          .requireDone("stopping the catalog database");
    }
  }

  private static Ended asPostgres(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(
          List.of(
              Tool.find("runuser", "/usr/sbin", "/sbin").orElseThrow().toString(),
              "-u",
              ACCOUNT,
              "--"));
    }
    words.add(program(program).orElseThrow().toString());
    words.addAll(List.of(arguments));
    return Tool.run(words.toArray(String[]::new));
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Finds a program on the PATH, or in the folder in which Debian installs its versions. */
  private static Optional<Path> program(String name) {
    if (!Files.isDirectory(VERSIONS)) {
      return Tool.find(name);
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return Tool.find(
          name,
          versions
              .sorted(Comparator.reverseOrder())
              .map(version -> version.resolve("bin").toString())
              .toArray(String[]::new));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + VERSIONS, cause);
    }
  }
}
