package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A PostgreSQL server on this machine, started with the programs that Debian installs. */
final class PostgreSql implements AutoCloseable {

  static final String PASSWORD = "only-for-tests";
  private static final String USER = "regulake";
  private static final Duration START = Duration.ofSeconds(60);

  private final int port = Server.freePort();
  private final Server server;

  PostgreSql(Path folder) {
    try {
      Path data = Files.createTempDirectory(folder, "postgresql");
      Path password = Files.writeString(folder.resolve("postgresql.password"), PASSWORD);
      openFor(data, password);
      try (Server made =
          Server.start(
              folder.resolve("initdb.txt"),
              Map.of("LC_ALL", "C.UTF-8"),
              as(
                  program("initdb").orElseThrow(),
                  "-D",
                  data + "/data",
                  "-U",
                  USER,
                  "-A",
                  "scram-sha-256",
                  "--pwfile",
                  password.toString()))) {
        if (made.awaitEnd(START) != 0) {
          throw new AssertionError("initdb:\n" + made.printed());
        }
      }
      server =
          Server.start(
              folder.resolve("postgresql.txt"),
              Map.of("LC_ALL", "C.UTF-8"),
              as(
                  program("postgres").orElseThrow(),
                  "-D",
                  data + "/data",
                  "-h",
                  Server.HOST,
                  "-p",
                  String.valueOf(port),
                  "-k",
                  data.toString(),
                  "-c",
                  "fsync=off"));
      server.awaitPrinted("ready to accept connections", START);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Reason why there is none on this machine; empty when there is one. */
  static Optional<String> missing() {
    return program("initdb").isEmpty() || program("postgres").isEmpty()
        ? Optional.of("no PostgreSQL server on this machine (Debian: postgresql)")
        : isRoot()
                && !Files.exists(Path.of("/usr/sbin/runuser"))
                && !Files.exists(Path.of("/sbin/runuser"))
            ? Optional.of("PostgreSQL does not run as root, and there is no runuser")
            : Optional.empty();
  }

  String uri() {
    return "jdbc:postgresql://%s:%d/postgres".formatted(Server.HOST, port);
  }

  String user() {
    return USER;
  }

  private static Optional<Path> program(String name) {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Stream.of(System.getenv("PATH").split(":"))
          .map(folder -> Path.of(folder, name))
          .filter(Files::isExecutable)
          .findFirst();
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .findFirst();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * Runs a program as Debian's account {@code postgres} if this user is root, as which PostgreSQL
   * refuses to run.
   */
  private static List<String> as(Path program, String... arguments) {
    List<String> command =
        new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void openFor(Path data, Path password) throws IOException {
    if (!isRoot()) {
      return;
    }
    UserPrincipal account =
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
    Files.setOwner(data, account);
    Files.setOwner(password, account);
    // The account needs access through the parent folders, which are private to the tests.
    for (Path above = data.getParent();
        above != null && Files.isWritable(above) && above.getNameCount() > 1;
        above = above.getParent()) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(above);
      permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
      Files.setPosixFilePermissions(above, permissions);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
