package org.regulake.pipelines.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.testing.GoldenFile;
import org.regulake.models.testing.RecordSchema;
import org.regulake.models.testing.SchemaCheck;
import org.regulake.pipelines.catalogue.CatalogueHead;
import org.regulake.pipelines.collect.DeliveryDescription;
import org.regulake.pipelines.pull.DatabaseDescription;
import org.regulake.pipelines.source.SourceDescription;

/** The schemas by which editors check descriptions, audits and configuration. */
class FileSchemasTest {

  private static final Path ROOT = Path.of("..", "..");

  private static Stream<String> kinds() {
    return Stream.of("source", "delivery", "audits", "configuration", "database", "catalogue");
  }

  private static Class<?> type(String kind) throws ClassNotFoundException {
    return switch (kind) {
      case "source" -> SourceDescription.class;
      case "delivery" -> DeliveryDescription.class;
      case "audits" -> Class.forName("org.regulake.pipelines.publish.Falls");
      case "configuration" -> Config.class;
      case "database" -> DatabaseDescription.class;
      case "catalogue" -> CatalogueHead.class;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static List<Path> files(String kind) throws IOException {
    Path sources = ROOT.resolve("pipelines/src/main/java/org/regulake/pipelines");
    return switch (kind) {
      case "source" -> found(ROOT.resolve("conf/sources"), ".yml");
      case "delivery" -> found(ROOT.resolve("conf/deliveries"), "delivery.yml");
      case "database" -> found(ROOT.resolve("conf/databases"), ".yml.example");
      case "audits" -> List.of(sources.resolve("publish/audits.yml"));
      case "catalogue" -> List.of(ROOT.resolve("conf/catalogue.yml"));
      case "configuration" ->
          Stream.of("local", "cluster", "minio", "hdfs")
              .map(name -> ROOT.resolve("conf").resolve(name + ".yml"))
              .toList();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static List<Path> found(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Path schema(String kind) {
    return ROOT.resolve("docs/schemas").resolve(kind + ".schema.json");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_schema_is_that_of_the_records(String kind) throws ClassNotFoundException {
    String words =
        "{anyOf: [{type: [string, number]}, {type: array, items: {type: [string, number]}}]}";
    RecordSchema schema =
        new RecordSchema()
            .written(
                DeliveryDescription.Joined.class,
                """
                anyOf:
                  - {type: array, minItems: 2, items: {type: [string, number]}}
                  - type: object
                    properties:
                      of: {type: array, minItems: 2, items: {type: [string, number]}}
                      with: {type: string}
                    required: [of]
                    additionalProperties: false
                """)
            .written(
                DeliveryDescription.NotStatedWords.class,
                "{anyOf: [%s, {type: object, additionalProperties: %s}]}".formatted(words, words));
    GoldenFile.compare(schema(kind), schema.of(type(kind)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_editor_and_the_reader_agree_on_every_file(String kind)
      throws IOException, ClassNotFoundException {
    SchemaCheck check = new SchemaCheck(schema(kind), type(kind));
    for (Path file : files(kind)) {
      check.agrees(file);
    }
  }
}
