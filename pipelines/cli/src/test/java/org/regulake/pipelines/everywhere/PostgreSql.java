package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on this machine: the programs that Maven fetches for 64-bit Linux, elsewhere
 * those that are installed.
 */
public final class PostgreSql implements AutoCloseable {

  public static final String PASSWORD = "only-for-tests";
  private static final String USER = "regulake";
  private static final String PACKED = "/postgres-linux-x86_64.txz";

  /** PostgreSQL refuses to run as root; nobody has this number on every Linux. */
  private static final int ACCOUNT = 65534;

  private static final Duration START = Duration.ofSeconds(60);

  private final int port = Server.freePort();
  private final Server server;

  /** Starts a server with its data below a folder. */
  public PostgreSql(Path folder) {
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
  public static Optional<String> missing() {
    return program("initdb").isEmpty() || program("postgres").isEmpty()
        ? Optional.of("no PostgreSQL server for this machine; install one")
        : isRoot() && onPath("setpriv").isEmpty()
            ? Optional.of("PostgreSQL does not run as root, and there is no setpriv")
            : Optional.empty();
  }

  public String uri() {
    return "jdbc:postgresql://%s:%d/postgres".formatted(Server.HOST, port);
  }

  public String user() {
    return USER;
  }

  private static Optional<Path> program(String name) {
    boolean isFetched =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64")
            && PostgreSql.class.getResource(PACKED) != null;
    return isFetched ? Optional.of(fetched().resolve("bin").resolve(name)) : onPath(name);
  }

  /** The folder of the programs that Maven fetched, unpacked once. */
  private static Path fetched() {
    Path folder = Path.of("target", "servers", "postgresql").toAbsolutePath();
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try (InputStream packed = PostgreSql.class.getResourceAsStream(PACKED)) {
      Files.createDirectories(folder.getParent());
      Path unpacked = Files.createTempDirectory(folder.getParent(), "postgresql");
      Files.copy(packed, unpacked.resolve("packed.txz"));
      try (Server tar =
          Server.start(
              folder.resolveSibling("postgresql.txt"),
              Map.of(),
              List.of("tar", "-xJf", unpacked + "/packed.txz", "-C", unpacked.toString()))) {
        if (tar.awaitEnd(START) != 0) {
          throw new AssertionError("tar:\n" + tar.printed());
        }
      }
      Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(unpacked, folder);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
      // Another process unpacked them meanwhile.
      return folder;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return folder;
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Runs a program as an ordinary account if this user is root. */
  private static List<String> as(Path program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            isRoot()
                ? List.of(
                    "setpriv", "--reuid=" + ACCOUNT, "--regid=" + ACCOUNT, "--clear-groups", "--")
                : List.of());
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void openFor(Path data, Path password) throws IOException {
    if (!isRoot()) {
      return;
    }
    Files.setAttribute(data, "unix:uid", ACCOUNT);
    Files.setAttribute(password, "unix:uid", ACCOUNT);
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
