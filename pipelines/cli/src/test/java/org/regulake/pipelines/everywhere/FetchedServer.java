package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A server in Java whose libraries conflict with Spark's: fetched by Maven on demand, and run in
 * its own JVM.
 */
final class FetchedServer {

  private static final Duration FETCH = Duration.ofMinutes(5);

  private FetchedServer() {}

  static Path folder(String name) {
    return Path.of("src", "test", "servers", name).toAbsolutePath();
  }

  /** The jars of a server, as its own {@code pom.xml} names them. */
  static String classPath(String name) {
    Path jars = Path.of("target", "servers", name).toAbsolutePath();
    if (!Files.isDirectory(jars)) {
      try {
        Files.createDirectories(jars.getParent());
        Path fetched = Files.createTempDirectory(jars.getParent(), name);
        try (Server maven =
            Server.start(
                jars.resolveSibling(name + ".txt"),
                Map.of(),
                List.of(
                    "mvn",
                    "-B",
                    "-q",
                    "-f",
                    folder(name).resolve("pom.xml").toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + fetched))) {
          if (maven.awaitEnd(FETCH) != 0) {
            throw new AssertionError(
                "Maven could not fetch %s:%n%s".formatted(name, maven.printed()));
          }
        }
        Files.move(fetched, jars);
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
    return jars + "/*";
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
