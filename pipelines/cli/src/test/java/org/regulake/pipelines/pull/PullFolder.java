package org.regulake.pipelines.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;

/** Described tables and the landing folder that a test pulls them into. */
final class PullFolder {

  /** A column of codes and the others that a penalty requires, for SQL. */
  static final String PENALTY =
      "decision_id varchar(40), authority text, enterprise_code text, decision_date date,"
          + " penalty_type text";

  private final Path databases;
  private final Path landing;
  private final Map<String, String> environment;

  PullFolder(Path folder, Map<String, String> environment) {
    this.databases = folder.resolve("databases");
    this.landing = folder.resolve("landing");
    this.environment = environment;
    try {
      Files.createDirectories(databases);
      Files.createDirectories(landing);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  Path databases() {
    return databases;
  }

  Path landing() {
    return landing;
  }

  void describe(String name, String... lines) {
    try {
      Files.writeString(databases.resolve(name + ".yml"), String.join("\n", lines) + "\n");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  PullReport pull(String name, String now) {
    return pull(name, now, false);
  }

  PullReport pull(String name, String now, boolean isWhole) {
    return new Pull(Database.read(databases, name), settings(now, isWhole)).run();
  }

  private PullSettings settings(String now, boolean isWhole) {
    return new PullSettings(
        new Configuration(),
        landing.toString(),
        OffsetDateTime.parse(now).toInstant(),
        "test",
        isWhole,
        environment::get);
  }

  /** The lines of all files of a delivery. */
  List<String> lines(PullReport report) {
    List<String> lines = new ArrayList<>();
    for (JsonNode file : manifest(report).path("files")) {
      Path packed = landing.resolve(report.delivery()).resolve(file.path("name").asText());
      try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(packed))) {
        lines.addAll(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
    return lines;
  }

  /** One cell of each line of a delivery, as JSON. */
  List<String> cells(PullReport report, String column) {
    return lines(report).stream()
        .map(
            line -> {
              try {
                return new ObjectMapper().readTree(line).path(column).toString();
              } catch (IOException cause) {
                throw new UncheckedIOException(cause);
              }
            })
        .toList();
  }

  JsonNode manifest(PullReport report) {
    try {
      return new ObjectMapper()
          .readTree(landing.resolve(report.delivery()).resolve("manifest.json").toFile());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Everything below the landing folder. */
  List<String> landed() {
    try (Stream<Path> files = Files.walk(landing)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> landing.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
