package org.regulake.models.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regulake.models.rule.RuleFiles;

/**
 * Compares a schema with the reader of its files: an editor accepts what the reader accepts, and
 * refuses what can only be a slip.
 */
public final class SchemaCheck {

  private final Schema schema;
  private final Path schemaFile;
  private final Class<?> type;

  /**
   * A check of the files that are read into a record, by a validator that is independent of the
   * record.
   */
  public SchemaCheck(Path schemaFile, Class<?> type) throws IOException {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RuleText.tree(Files.readString(schemaFile)));
    this.schemaFile = schemaFile;
    this.type = type;
  }

  /**
   * Asserts that the schema accepts the file, and refuses no removal of a key that the reader
   * accepts.
   */
  public void agrees(Path file) throws IOException {
    String text = Files.readString(file);
    JsonNode tree = RuleText.tree(text);
    assertThat(errors(tree)).as("%s by %s", file, schemaFile).isEmpty();
    namesItsSchema(file, text);
    Map<String, String> unjust = new TreeMap<>();
    RuleText.withoutOneKey(tree)
        .forEach(
            (place, changed) -> {
              List<String> errors = errors(changed);
              if (!errors.isEmpty() && isRead(changed)) {
                unjust.put(place, errors.toString());
              }
            });
    assertThat(unjust).as("keys of %s that only the schema asks for", file).isEmpty();
    assertThat(errors(((ObjectNode) tree.deepCopy()).put("unheard_of", 1)))
        .as("an unknown key in %s", file)
        .isNotEmpty();
  }

  /** Keys without which the schema refuses the file. */
  public List<String> requiredKeys(Path file) throws IOException {
    return RuleText.withoutOneKey(RuleText.tree(Files.readString(file))).entrySet().stream()
        .filter(change -> !errors(change.getValue()).isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void namesItsSchema(Path file, String text) {
    String place =
        file.toAbsolutePath()
            .normalize()
            .getParent()
            .relativize(schemaFile.toAbsolutePath().normalize())
            .toString();
    assertThat(text)
        .as("the first line of %s, by which editors find its schema", file)
        .startsWith("# yaml-language-server: $schema=" + place + "\n");
  }

  private List<String> errors(JsonNode tree) {
    return schema.validate(tree).stream().map(String::valueOf).toList();
  }

  private boolean isRead(JsonNode tree) {
    try {
      RuleFiles.read(
          new ByteArrayInputStream(RuleText.yaml(tree).getBytes(StandardCharsets.UTF_8)),
          "changed",
          type);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
