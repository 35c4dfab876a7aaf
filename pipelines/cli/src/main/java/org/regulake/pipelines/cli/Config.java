package org.regulake.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.run.Hashes;

/**
 * Configuration by an operator, as in {@code conf/local.yml}: places and sizes, no business
 * numbers.
 *
 * @param lakehouse the lake and its catalog
 * @param landing landing folder
 * @param personKeyFile file with the key with which persons are hashed; when omitted, {@code
 *     person.key} in a local lake
 * @param maxNodesInMemory nodes up to which components are found in memory, 20 million when
 *     omitted; larger graphs are contracted in tables
 * @param maxRowsRebuilt landed rows up to which all records of a source are built again when one of
 *     them changes, 50,000 when omitted; of a larger source only the changed records are
 * @param daily settings of {@code ./regulake daily}; its defaults when omitted
 * @param spark Spark settings; {@code spark.master} is used unless the launcher gives one
 */
public record Config(
    LakehouseConfig lakehouse,
    String landing,
    String personKeyFile,
    Long maxNodesInMemory,
    Long maxRowsRebuilt,
    DailyConfig daily,
    Map<String, String> spark) {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String HADOOP_PREFIX = "spark.hadoop.";
  private static final long DEFAULT_MAX_NODES = 20_000_000;
  private static final long DEFAULT_MAX_ROWS = 50_000;

  public Config {
    if (lakehouse == null) {
      throw new IllegalArgumentException(
          "the configuration has no 'lakehouse'; write for example 'lakehouse: {location:"
              + " ./lake}'");
    }
    if (landing == null || landing.isBlank()) {
      throw new IllegalArgumentException(
          "the configuration has no 'landing'; set it to the folder in which deliveries arrive");
    }
    maxNodesInMemory = maxNodesInMemory == null ? DEFAULT_MAX_NODES : maxNodesInMemory;
    if (maxNodesInMemory <= 0) {
      throw new IllegalArgumentException(
          "max_nodes_in_memory is %d; write a number above 0".formatted(maxNodesInMemory));
    }
    maxRowsRebuilt = maxRowsRebuilt == null ? DEFAULT_MAX_ROWS : maxRowsRebuilt;
    if (maxRowsRebuilt < 0) {
      throw new IllegalArgumentException(
          "max_rows_rebuilt is %d; write 0 or a larger number".formatted(maxRowsRebuilt));
    }
    daily = daily == null ? DailyConfig.DEFAULT : daily;
    spark = spark == null ? Map.of() : Map.copyOf(spark);
  }

  /**
   * Reads a configuration file and applies settings from the command line.
   *
   * @param overrides map from dotted key to value, as in {@code lakehouse.location} and {@code
   *     /data/lake}
   * @param home folder against which relative paths in the file are resolved
   */
  static Config read(Path file, Map<String, String> overrides, Path home) {
    try {
      JsonNode tree = YAML.readTree(Files.readString(file));
      if (!(tree instanceof ObjectNode root)) {
        throw new IllegalArgumentException(
            file + " is not a configuration: it has to contain keys such as 'landing'");
      }
      resolve(root, home, "landing", "person_key_file");
      if (root.get("lakehouse") instanceof ObjectNode lakehouse) {
        resolve(lakehouse, home, "location");
        resolve(lakehouse.get("catalog"), home, "password_file");
        resolve(lakehouse.get("object_store"), home, "access_key_file", "secret_key_file");
      }
      resolve(root.get("daily"), home, "hook_url_file");
      overrides.forEach((key, value) -> set(root, key, value));
      byte[] text = YAML.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
      return RuleFiles.read(new ByteArrayInputStream(text), file.toString(), Config.class);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException(
          "%s is not valid YAML: %s".formatted(file, cause.getOriginalMessage()), cause);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          ("cannot read the configuration file %s; choose another with --config, such as"
                  + " conf/local.yml")
              .formatted(file),
          cause);
    }
  }

  private static void resolve(JsonNode tree, Path home, String... keys) {
    for (String key : keys) {
      if (tree instanceof ObjectNode node
          && node.get(key) instanceof TextNode value
          && !value.asText().isBlank()
          && LakeFiles.isPath(value.asText())) {
        node.put(key, home.resolve(value.asText()).normalize().toString());
      }
    }
  }

  private static void set(ObjectNode root, String dottedKey, String value) {
    // Spark's own keys contain dots, so everything after 'spark.' is one key.
    if (dottedKey.startsWith("spark.")) {
      root.withObject("/spark").put(dottedKey, value);
      return;
    }
    String[] keys = dottedKey.split("\\.");
    ObjectNode node = root;
    for (int i = 0; i < keys.length - 1; i++) {
      node = node.withObject("/" + keys[i]);
    }
    if (value == null) {
      node.remove(keys[keys.length - 1]);
    } else {
      node.put(keys[keys.length - 1], value);
    }
  }

  /**
   * Hadoop's configuration for access to files of the lake and of the landing folder without a
   * Spark session.
   */
  Configuration hadoopConfiguration() {
    Configuration configuration = lakehouse.hadoopConfiguration();
    spark.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP_PREFIX)) {
            configuration.set(key.substring(HADOOP_PREFIX.length()), value);
          }
        });
    return configuration;
  }

  /** Hash of all settings that can change a result or its location. */
  String hash() {
    return Hashes.of(
        lakehouse.location(),
        lakehouse.catalog().place(),
        landing,
        maxNodesInMemory.toString(),
        new TreeMap<>(spark).toString());
  }
}
