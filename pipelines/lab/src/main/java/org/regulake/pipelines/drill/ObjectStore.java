package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.ObjectStoreConfig;
import org.regulake.pipelines.lakehouse.PublishedCatalogConfig;
import org.regulake.pipelines.lakehouse.UploadedFiles;

/**
 * An object store behind a proxy that can interrupt it, with a lake on which the earlier day is
 * published: the configured store when lakes are created there, otherwise a MinIO server that the
 * drill starts.
 */
final class ObjectStore {

  private static final String BUCKET = "drill";
  private static final int HTTP = 80;
  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "regulake-drill";
  private static final String SECRET = "nothing-that-lasts";
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final DrillEnvironment environment;
  private final Path folder;
  private Started server;

  ObjectStore(DrillEnvironment environment) {
    this.environment = environment;
    this.folder = environment.folder().resolve("object-store");
  }

  /** The program of the MinIO server, if this machine has it. */
  static Optional<Path> program() {
    return Optional.ofNullable(System.getenv("MINIO_BIN"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .or(() -> Tool.find("minio"));
  }

  /** Reason why there is no object store; empty when there is one. */
  Optional<String> missing() {
    if (!environment.isOnLocalDisk()) {
      return configured().map(URI::getScheme).filter("http"::equals).isPresent()
          ? Optional.empty()
          : Optional.of(
              "no object store is configured for --place that the drill can put a proxy in front"
                  + " of: it needs an endpoint with http://");
    }
    return missingServer();
  }

  /** Reason why the drill cannot start a server; empty when it can. */
  static Optional<String> missingServer() {
    return program().isPresent()
        ? Optional.empty()
        : Optional.of("no MinIO server: none in MINIO_BIN, and no minio on the PATH");
  }

  /** A trial of a run on the lake in the store. */
  @FunctionalInterface
  interface Trial {
    String of(Lake lake, PausingProxy proxy);
  }

  private Optional<URI> configured() {
    return environment.storage().objectStore();
  }

  /** Runs a trial on the configured store, or on a server that is started for it. */
  String with(Trial trial) {
    return environment.isOnLocalDisk() ? withOwn(trial) : withConfigured(trial);
  }

  private String withConfigured(Trial trial) {
    URI store = configured().orElseThrow();
    int port = store.getPort() < 0 ? HTTP : store.getPort();
    try (PausingProxy proxy = new PausingProxy(new InetSocketAddress(store.getHost(), port))) {
      Lake lake =
          environment
              .lakeOfEarlierDay()
              .with("--set", "lakehouse.object_store.endpoint=http://127.0.0.1:" + proxy.port());
      return trial.of(lake, proxy);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot close the proxy", cause);
    }
  }

  /** Starts a server with the lake of the earlier day, runs a trial, and stops the server. */
  String withOwn(Trial trial) {
    try {
      int port = start();
      try (PausingProxy proxy =
          new PausingProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        Lake lake = lake(proxy.port());
        if (!Files.isDirectory(folder.resolve("earlier-day"))) {
          lake.publishEarlierDay();
          FolderCopy.copy(folder.resolve("data"), folder.resolve("earlier-day"));
        }
        return trial.of(lake, proxy);
      } finally {
        server.kill();
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot run an object store", cause);
    }
  }

  /** Copies a folder of deliveries into the store. */
  String upload(Path landing, int port) {
    String place = "s3a://" + BUCKET + "/landing";
    LakehouseConfig store =
        new LakehouseConfig(
            "s3a://" + BUCKET + "/lake",
            new PublishedCatalogConfig(null, "jdbc:sqlite:none", null, null, null),
            new ObjectStoreConfig(
                "http://127.0.0.1:" + port,
                REGION,
                folder.resolve("account").toString(),
                folder.resolve("secret").toString()));
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        UploadedFiles.copy(
            store.hadoopConfiguration(),
            List.of(file),
            place + "/" + landing.relativize(file.getParent()));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy deliveries into the object store", cause);
    }
    return place;
  }

  private int start() throws IOException {
    Path data = folder.resolve("data");
    FolderCopy.empty(data);
    // MinIO serves each folder of its disk as a bucket.
    Files.createDirectories(data.resolve("disk").resolve(BUCKET));
    if (Files.isDirectory(folder.resolve("earlier-day"))) {
      FolderCopy.copy(folder.resolve("earlier-day"), data);
    }
    secret("account", ACCOUNT);
    secret("secret", SECRET);
    int port = FreePort.any();
    Program minio =
        new Program(
            List.of(
                program().orElseThrow().toString(),
                "server",
                "--quiet",
                "--address",
                "127.0.0.1:" + port,
                "--console-address",
                "127.0.0.1:" + FreePort.any()),
            Map.of(
                "MINIO_ROOT_USER",
                ACCOUNT,
                "MINIO_ROOT_PASSWORD",
                SECRET,
                "MINIO_BROWSER",
                "off",
                "HOME",
                folder.toString()));
    server = environment.start(minio, List.of(data.resolve("disk").toString()));
    FreePort.awaitServer(port, server, LONGEST_START);
    return port;
  }

  private void secret(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Lake lake(int port) {
    return environment
        .lakeAt("s3a://" + BUCKET + "/lake")
        .with(
            "--set",
            "lakehouse.object_store.endpoint=http://127.0.0.1:" + port,
            "--set",
            "lakehouse.object_store.region=" + REGION,
            "--set",
            "lakehouse.object_store.access_key_file=" + folder.resolve("account"),
            "--set",
            "lakehouse.object_store.secret_key_file=" + folder.resolve("secret"),
            "--set",
            "lakehouse.catalog.uri=jdbc:sqlite:" + folder.resolve("data/published.db"));
  }
}
