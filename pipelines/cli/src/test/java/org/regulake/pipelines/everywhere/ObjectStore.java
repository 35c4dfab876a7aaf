package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MinIOContainer;

/**
 * An object store on this machine: MinIO in a container if there is Docker; else the MinIO server
 * in MINIO_BIN or on the PATH; else S3Proxy. All of them are real servers with the S3 protocol; the
 * chosen one is printed.
 */
final class ObjectStore implements AutoCloseable {

  private static final String ACCOUNT = "regulake";
  private static final String SECRET = "only-for-tests";
  private static final String BUCKET = "regulake";
  private static final Duration START = Duration.ofMinutes(2);

  private final String endpoint;
  private final AutoCloseable server;

  private ObjectStore(String name, String endpoint, AutoCloseable server) {
    this.endpoint = endpoint;
    this.server = server;
    System.out.println("object store: " + name);
    makeBucket();
  }

  static ObjectStore start(Path folder) {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      MinIOContainer container =
          new MinIOContainer("minio/minio:RELEASE.2025-04-22T22-12-26Z")
              .withUserName(ACCOUNT)
              .withPassword(SECRET);
      container.start();
      return new ObjectStore("MinIO in a container", container.getS3URL(), container);
    }
    int port = Server.freePort();
    String endpoint = "http://%s:%d".formatted(Server.HOST, port);
    Optional<String> minio = minio();
    if (minio.isPresent()) {
      Server server =
          Server.start(
              folder.resolve("minio.txt"),
              Map.of(
                  "MINIO_ROOT_USER",
                  ACCOUNT,
                  "MINIO_ROOT_PASSWORD",
                  SECRET,
                  "MINIO_BROWSER",
                  "off",
                  "HOME",
                  folder.toString()),
              List.of(
                  minio.get(),
                  "server",
                  "--address",
                  Server.HOST + ":" + port,
                  folder.resolve("minio").toString()));
      server.awaitPrinted("API: http", START);
      return new ObjectStore("MinIO, " + minio.get(), endpoint, server);
    }
    return new ObjectStore(
        "S3Proxy, as there is neither Docker nor a MinIO server in MINIO_BIN or on the PATH",
        endpoint,
        s3Proxy(folder, endpoint));
  }

  private static Optional<String> minio() {
    String named = System.getenv("MINIO_BIN");
    if (named != null && !named.isBlank()) {
      return Optional.of(named);
    }
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "minio"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static Server s3Proxy(Path folder, String endpoint) {
    Path settings = folder.resolve("s3proxy.properties");
    Path objects = folder.resolve("s3proxy");
    try {
      Files.createDirectories(objects);
      Files.writeString(
          folder.resolve("logback.xml"),
          """
          <configuration>
            <appender name="console" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%level %msg%n</pattern></encoder></appender>
            <root level="WARN"><appender-ref ref="console"/></root>
          </configuration>
          """);
      Files.writeString(
          settings,
          """
          s3proxy.endpoint=%s
          s3proxy.authorization=aws-v2-or-v4
          s3proxy.identity=%s
          s3proxy.credential=%s
          jclouds.provider=filesystem-nio2
          jclouds.filesystem.basedir=%s
          """
              .formatted(endpoint, ACCOUNT, SECRET, objects));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    Server server =
        Server.start(
            folder.resolve("s3proxy.txt"),
            Map.of(),
            List.of(
                FetchedServer.java(),
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-cp",
                FetchedServer.classPath("s3proxy"),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString()));
    server.awaitListening(URI.create(endpoint).getPort(), START);
    return server;
  }

  String uri(String path) {
    return "s3a://" + BUCKET + path;
  }

  String endpoint() {
    return endpoint;
  }

  /** The account as environment variables of a run. */
  static Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", ACCOUNT, "AWS_SECRET_ACCESS_KEY", SECRET);
  }

  /** Hadoop's configuration for access to the store within a test. */
  Configuration hadoopConfiguration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.s3a.endpoint", endpoint);
    configuration.set("fs.s3a.endpoint.region", "us-east-1");
    configuration.set("fs.s3a.path.style.access", "true");
    configuration.set("fs.s3a.access.key", ACCOUNT);
    configuration.set("fs.s3a.secret.key", SECRET);
    return configuration;
  }

  private void makeBucket() {
    try (software.amazon.awssdk.services.s3.S3Client client =
        software.amazon.awssdk.services.s3.S3Client.builder()
            .endpointOverride(URI.create(endpoint))
            .forcePathStyle(true)
            .region(software.amazon.awssdk.regions.Region.US_EAST_1)
            .credentialsProvider(
                software.amazon.awssdk.auth.credentials.StaticCredentialsProvider.create(
                    software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                        ACCOUNT, SECRET)))
            .build()) {
      client.createBucket(request -> request.bucket(BUCKET));
    }
  }

  void put(Path local, String path) {
    try {
      org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(uri(path));
      FileUtil.copy(
          local.toFile(),
          target.getFileSystem(hadoopConfiguration()),
          target,
          false,
          hadoopConfiguration());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy %s to %s".formatted(local, uri(path)), cause);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception cause) {
      throw new IllegalStateException("the object store did not stop", cause);
    }
  }
}
