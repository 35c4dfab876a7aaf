package org.regulake.pipelines.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.collect.DeliveryDescription;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * A described table of a database.
 *
 * @param name name of its file without {@code .yml}
 * @param description what the file says
 * @param deliveryText content of the {@code delivery.yml} of its deliveries; empty when nothing is
 *     to be described
 */
public record Database(String name, DatabaseDescription description, String deliveryText) {

  private static final String ENDING = ".yml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  /** Keys of {@code delivery.yml} that a pull itself states or has no use for. */
  private static final List<String> NOT_HERE =
      List.of(
          "kind",
          "sequence",
          "event_time",
          "received_at",
          "encoding",
          "delimiter",
          "sheet",
          "scope",
          "sender");

  /** The names of all described tables in a folder, in alphabetical order; empty without it. */
  public static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING) && !file.startsWith("."))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + folder, cause);
    }
  }

  /**
   * Reads the description of a table.
   *
   * @throws IllegalArgumentException when there is none (with the nearest name), or it is refused
   */
  public static Database read(Path folder, String name) {
    List<String> names = names(folder);
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "%s describes no database '%s'; %s".formatted(folder, name, Names.hint(name, names)));
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "'%s' is no name of a database; use Latin letters, digits, '-' and '_'".formatted(name));
    }
    Path file = folder.resolve(name + ENDING);
    try {
      byte[] text = Files.readAllBytes(file);
      DatabaseDescription description =
          RuleFiles.read(
              new ByteArrayInputStream(text), file.toString(), DatabaseDescription.class);
      return new Database(
          name, description, deliveryText(file, YAML.readTree(text).path("delivery")));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }

  private static String deliveryText(Path file, JsonNode delivery) throws IOException {
    for (String key : NOT_HERE) {
      if (delivery.has(key)) {
        throw new IllegalArgumentException(
            "%s has '%s' under 'delivery', which a pull states itself; remove it (scope and sender are keys beside 'delivery')"
                .formatted(file, key));
      }
    }
    if (!(delivery instanceof ObjectNode keys)) {
      return "";
    }
    // Columns that are ignored are not read from the database, so the files do not have them.
    keys.remove("ignore");
    return keys.isEmpty() ? "" : YAML.writeValueAsString(keys);
  }

  /**
   * Refuses to land full deliveries that would end the records of another description.
   *
   * @param others all other descriptions
   * @throws IllegalArgumentException when another one of the source has the same scope, or one of
   *     the two has none
   */
  public void requireOwnScope(List<Database> others) {
    for (Database other : others) {
      boolean isOfSource = other.description.source().equals(description.source());
      if (isOfSource
          && (scope() == null || scope().equals(other.scope()) || other.scope() == null)) {
        throw new IllegalArgumentException(
            "a full delivery of it would end the records that '%s' delivers to the same source; write a different 'scope' into both descriptions, or name a 'watermark'"
                .formatted(other.name));
      }
    }
  }

  /** Whose records the deliveries cover; null when it is all of the source. */
  private String scope() {
    return description.scope() == null ? description.sender() : description.scope();
  }

  Source source() {
    return Sources.named(description.source())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no source '%s'; %s"
                        .formatted(
                            description.source(),
                            Names.hint(description.source(), Sources.names()))));
  }

  DeliveryDescription delivery() {
    return description.delivery() == null ? DeliveryDescription.NONE : description.delivery();
  }
}
