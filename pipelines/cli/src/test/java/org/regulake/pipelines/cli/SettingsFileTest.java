package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.cluster.Target;

class SettingsFileTest {

  private static final Path CLUSTER = Path.of("..", "..", "conf", "cluster.yml");

  @TempDir private Path folder;

  @Test
  void a_file_is_read_as_single_settings() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("test.yml"),
            """
            lakehouse: {location: 'hdfs://a/lake', catalog: {type: hadoop}}
            max_nodes_in_memory: 5
            spark: {spark.sql.shuffle.partitions: "7", spark.ui.enabled: false}
            """);
    assertThat(SettingsFile.read(file, Map.of()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "lakehouse.location",
                "hdfs://a/lake",
                "lakehouse.catalog.type",
                "hadoop",
                "max_nodes_in_memory",
                "5",
                "spark.sql.shuffle.partitions",
                "7",
                "spark.ui.enabled",
                "false"));
  }

  @Test
  void a_change_takes_precedence_and_null_removes_all_keys_below() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("test.yml"),
            "lakehouse: {location: lake, catalog: {uri: 'jdbc:a', user: b}}\nlanding: x\n");
    Map<String, String> changes = new HashMap<>(Map.of("landing", "y", "max_nodes_in_memory", "5"));
    changes.put("lakehouse.catalog", null);
    assertThat(SettingsFile.read(file, changes))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("lakehouse.location", "lake", "landing", "y", "max_nodes_in_memory", "5"));
  }

  @Test
  void the_settings_of_a_file_give_the_same_configuration() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.yml"), "{}\n");
    assertThat(Config.read(empty, SettingsFile.read(CLUSTER, Map.of()), Path.of("")))
        .isEqualTo(Config.read(CLUSTER, Map.of(), Path.of("")));
  }

  @Test
  void the_configuration_for_clusters_works_with_a_driver_elsewhere() {
    Config config = Config.read(CLUSTER, Map.of(), Path.of("/home/regulake"));
    assertThatCode(
            () -> Target.of("yarn", "cluster").requireInReach(config.lakehouse(), config.landing()))
        .doesNotThrowAnyException();
  }
}
