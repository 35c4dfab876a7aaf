package org.regulake.pipelines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a configuration file as a list of settings, each a dotted key with its value, in the form
 * of {@code --set}.
 */
final class SettingsFile {

  private static final YAMLMapper YAML = new YAMLMapper();

  private SettingsFile() {}

  /**
   * Reads the settings of a file and applies changes.
   *
   * @param changes map from dotted key to value; null removes the key and all keys below it
   */
  static Map<String, String> read(Path file, Map<String, String> changes) {
    Map<String, String> settings = new TreeMap<>();
    try {
      collect(YAML.readTree(Files.readString(file)), "", settings);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          ("cannot read the configuration file %s; choose another with --config, such as"
                  + " conf/local.yml")
              .formatted(file),
          cause);
    }
    changes.forEach(
        (key, value) -> {
          settings.keySet().removeIf(known -> known.equals(key) || known.startsWith(key + "."));
          if (value != null) {
            settings.put(key, value);
          }
        });
    return settings;
  }

  private static void collect(JsonNode node, String key, Map<String, String> settings) {
    if (node instanceof ObjectNode object) {
      // Spark's own keys already start with 'spark.'.
      String prefix = key.isEmpty() || key.equals("spark") ? "" : key + ".";
      object
          .properties()
          .forEach(entry -> collect(entry.getValue(), prefix + entry.getKey(), settings));
    } else if (!node.isNull() && !node.isMissingNode()) {
      settings.put(key, node.asText());
    }
  }
}
