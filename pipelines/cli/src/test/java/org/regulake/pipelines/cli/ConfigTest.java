package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.lakehouse.ObjectStoreConfig;
import org.regulake.pipelines.lakehouse.PublishedCatalogConfig;

class ConfigTest {

  private static final Path HOME = Path.of("/home/regulake");
  private static final String SMALLEST =
      """
      lakehouse: {location: lake}
      landing: landing
      """;

  @TempDir private Path folder;

  private Config read(String text, Map<String, String> overrides) throws IOException {
    Path file = folder.resolve("test.yml");
    Files.writeString(file, text);
    return Config.read(file, overrides, HOME);
  }

  private Config read(String text) throws IOException {
    return read(text, Map.of());
  }

  @Test
  void omitted_keys_have_defaults() throws IOException {
    Config config = read(SMALLEST);
    assertThat(config.maxNodesInMemory()).isEqualTo(20_000_000);
    assertThat(config.maxRowsRebuilt()).isEqualTo(50_000);
    assertThat(config.personKeyFile()).isNull();
    assertThat(config.daily()).isEqualTo(new DailyConfig("Asia/Shanghai", null, null, null));
    assertThat(config.spark()).isEmpty();
    assertThat(config.lakehouse().catalog().uri())
        .isEqualTo("jdbc:sqlite:/home/regulake/lake/published.db");
  }

  @Test
  void every_key_can_be_set() throws IOException {
    Config config =
        read(
            """
            lakehouse:
              location: s3a://bucket/lake/
              catalog: {type: jdbc, uri: 'jdbc:postgresql://host/db', warehouse: 's3a://bucket/published', user: lake, password_file: /run/secrets/db}
              object_store: {endpoint: 'http://store:9000', region: north, access_key_file: /run/secrets/access, secret_key_file: /run/secrets/secret}
            landing: s3a://bucket/landing
            person_key_file: /run/secrets/person.key
            max_nodes_in_memory: 1000
            daily: {zone: Asia/Urumqi, first_month: 2025-01, hook_command: tell us, hook_url_file: /run/secrets/hook}
            spark: {spark.master: 'local[3]', spark.sql.shuffle.partitions: '7'}
            """);
    assertThat(config.lakehouse().location()).isEqualTo("s3a://bucket/lake");
    assertThat(config.lakehouse().catalog().uri()).isEqualTo("jdbc:postgresql://host/db");
    assertThat(config.lakehouse().catalog().warehouse()).isEqualTo("s3a://bucket/published");
    assertThat(config.lakehouse().catalog().user()).isEqualTo("lake");
    assertThat(config.lakehouse().catalog().passwordFile()).isEqualTo("/run/secrets/db");
    assertThat(config.lakehouse().catalog().type()).isEqualTo(PublishedCatalogConfig.Type.JDBC);
    assertThat(config.lakehouse().objectStore())
        .isEqualTo(
            new ObjectStoreConfig(
                "http://store:9000", "north", "/run/secrets/access", "/run/secrets/secret"));
    assertThat(config.landing()).isEqualTo("s3a://bucket/landing");
    assertThat(config.personKeyFile()).isEqualTo("/run/secrets/person.key");
    assertThat(config.maxNodesInMemory()).isEqualTo(1_000);
    assertThat(config.daily())
        .isEqualTo(new DailyConfig("Asia/Urumqi", "2025-01", "tell us", "/run/secrets/hook"));
    assertThat(config.spark())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("spark.master", "local[3]", "spark.sql.shuffle.partitions", "7"));
  }

  @Test
  void relative_paths_start_from_the_home_folder() throws IOException {
    Config config = read(SMALLEST + "person_key_file: keys/../person.key\n");
    assertThat(config.lakehouse().location()).isEqualTo("/home/regulake/lake");
    assertThat(config.landing()).isEqualTo("/home/regulake/landing");
    assertThat(config.personKeyFile()).isEqualTo("/home/regulake/person.key");
  }

  @Test
  void an_unknown_key_is_refused_and_the_nearest_one_named() {
    assertThatThrownBy(() -> read(SMALLEST + "max_nodes: 5\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.yml")
        .hasMessageContaining("'max_nodes'")
        .hasMessageContaining("max_nodes_in_memory");
    assertThatThrownBy(() -> read("lakehouse: {locaton: lake}\nlanding: x\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'locaton'")
        .hasMessageContaining("'location'");
  }

  @Test
  void a_missing_or_invalid_value_is_refused_with_an_example() {
    assertThatThrownBy(() -> read("landing: x\n"))
        .hasMessageContaining("'lakehouse: {location: ./lake}'");
    assertThatThrownBy(() -> read("lakehouse: {location: lake}\n"))
        .hasMessageContaining("'landing'");
    assertThatThrownBy(() -> read("lakehouse: {location: ''}\nlanding: x\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(SMALLEST + "max_nodes_in_memory: 0\n"))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> read(SMALLEST + "max_rows_rebuilt: -1\n"))
        .hasMessageContaining("0 or a larger number");
    assertThatThrownBy(() -> read("lakehouse: {location: 's3a://bucket/lake'}\nlanding: x\n"))
        .hasMessageContaining("catalog.uri");
    assertThatThrownBy(
            () -> read("lakehouse: {location: lake, catalog: {uri: 'host/db'}}\nlanding: x\n"))
        .hasMessageContaining("JDBC");
    assertThatThrownBy(
            () ->
                read(
                    "lakehouse: {location: lake, catalog: {type: rest, uri: 'jdbc:x'}}\n"
                        + "landing: x\n"))
        .hasMessageContaining("service");
    assertThatThrownBy(
            () ->
                read(
                    "lakehouse: {location: lake, catalog: {type: hadoop, uri: 'jdbc:x'}}\n"
                        + "landing: x\n"))
        .hasMessageContaining("neither");
    assertThatThrownBy(
            () -> read("lakehouse: {location: lake, catalog: {type: glue}}\nlanding: x\n"))
        .hasMessageContaining("HADOOP");
    assertThatThrownBy(
            () ->
                read(
                    "lakehouse: {location: lake, object_store: {endpoint: 'store:9000'}}\n"
                        + "landing: x\n"))
        .hasMessageContaining("http://");
    assertThatThrownBy(
            () ->
                read(
                    "lakehouse: {location: lake, object_store: {access_key_file: a}}\n"
                        + "landing: x\n"))
        .hasMessageContaining("secret_key_file");
    assertThatThrownBy(() -> read(SMALLEST + "daily: {zone: Asia/Peking}\n"))
        .hasMessageContaining("Asia/Shanghai");
    assertThatThrownBy(() -> read(SMALLEST + "daily: {first_month: 2025}\n"))
        .hasMessageContaining("2025-01");
    assertThatThrownBy(() -> read("just a sentence\n")).hasMessageContaining("test.yml");
  }

  @Test
  void a_missing_configuration_file_is_named() {
    assertThatThrownBy(() -> Config.read(folder.resolve("none.yml"), Map.of(), HOME))
        .hasMessageContaining("none.yml")
        .hasMessageContaining("--config");
  }

  @Test
  void the_command_line_takes_precedence_over_the_file() throws IOException {
    Config config =
        read(
            SMALLEST,
            Map.of(
                "lakehouse.location",
                "/data/lake",
                "landing",
                "/data/landing",
                "max_nodes_in_memory",
                "5"));
    assertThat(config.lakehouse().location()).isEqualTo("/data/lake");
    assertThat(config.lakehouse().catalog().uri()).isEqualTo("jdbc:sqlite:/data/lake/published.db");
    assertThat(config.landing()).isEqualTo("/data/landing");
    assertThat(config.maxNodesInMemory()).isEqualTo(5);
  }

  @Test
  void a_spark_setting_from_the_command_line_keeps_its_dots() throws IOException {
    Config config =
        read(
            SMALLEST + "spark: {spark.master: 'local[3]'}\n",
            Map.of("spark.sql.shuffle.partitions", "8"));
    assertThat(config.spark())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("spark.master", "local[3]", "spark.sql.shuffle.partitions", "8"));
  }

  @Test
  void an_unknown_key_on_the_command_line_is_refused_like_one_in_the_file() {
    assertThatThrownBy(() -> read(SMALLEST, Map.of("lakehouse.locatoin", "x")))
        .hasMessageContaining("'location'");
  }

  @Test
  void a_removed_key_counts_as_not_set() throws IOException {
    Map<String, String> overrides = new HashMap<>();
    overrides.put("person_key_file", null);
    assertThat(read(SMALLEST + "person_key_file: person.key\n", overrides).personKeyFile())
        .isNull();
  }

  @Test
  void a_configured_person_key_that_is_missing_is_an_error_and_not_generated() throws IOException {
    Config config = read(SMALLEST + "person_key_file: %s/none.key\n".formatted(folder));
    assertThatThrownBy(() -> ConfigOptions.personKey(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.key")
        .hasMessageContaining("openssl");
    assertThat(folder.resolve("none.key")).doesNotExist();
  }

  @Test
  void the_hash_changes_with_every_setting_that_can_change_a_result_or_its_place()
      throws IOException {
    String hash = read(SMALLEST).hash();
    assertThat(read(SMALLEST).hash()).isEqualTo(hash);
    assertThat(read(SMALLEST, Map.of("landing", "/elsewhere")).hash()).isNotEqualTo(hash);
    assertThat(read(SMALLEST, Map.of("max_nodes_in_memory", "5")).hash()).isNotEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "local, /home/regulake/lake",
    "minio, s3a://regulake/lake",
    "hdfs, hdfs://127.0.0.1:8020/regulake/lake",
    "cluster, hdfs:///regulake/lake"
  })
  void the_configurations_that_come_with_the_product_are_valid(String name, String location) {
    Path conf = Path.of("..", "..", "conf", name + ".yml");
    assertThat(Config.read(conf, Map.of(), HOME).lakehouse().location()).isEqualTo(location);
  }

  @Test
  void files_are_accessed_without_a_session_as_with_one() throws IOException {
    Files.writeString(folder.resolve("access"), "somebody\n");
    Files.writeString(folder.resolve("secret"), "open sesame\n");
    Config config =
        read(
            """
            lakehouse:
              location: s3a://bucket/lake
              catalog: {type: hadoop}
              object_store: {endpoint: 'http://store:9000', region: north, access_key_file: %1$s/access, secret_key_file: %1$s/secret}
            landing: s3a://bucket/landing
            spark: {spark.hadoop.fs.s3a.retry.limit: '3'}
            """
                .formatted(folder));
    Configuration hadoop = config.hadoopConfiguration();
    assertThat(hadoop.get("fs.s3a.endpoint")).isEqualTo("http://store:9000");
    assertThat(hadoop.get("fs.s3a.path.style.access")).isEqualTo("true");
    assertThat(hadoop.get("fs.s3a.endpoint.region")).isEqualTo("north");
    assertThat(hadoop.get("fs.s3a.access.key")).isEqualTo("somebody");
    assertThat(hadoop.get("fs.s3a.secret.key")).isEqualTo("open sesame");
    assertThat(hadoop.get("fs.s3a.retry.limit")).isEqualTo("3");
    Map<String, String> session = config.lakehouse().sparkSettings();
    assertThat(session)
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://store:9000")
        .containsEntry("spark.hadoop.fs.s3a.secret.key", "open sesame");
    assertThat(config.toString())
        .as("secrets are not part of what is shown")
        .doesNotContain("open sesame");
  }

  @Test
  void settings_that_decide_the_rows_of_a_query_cannot_be_configured() throws IOException {
    Config config =
        read(
            SMALLEST
                + "spark: {spark.sql.session.timeZone: UTC, spark.sql.ansi.enabled: 'false'}\n");
    assertThat(config.lakehouse().sparkSettings())
        .containsEntry("spark.sql.session.timeZone", "Asia/Shanghai")
        .containsEntry("spark.sql.ansi.enabled", "true");
  }
}
