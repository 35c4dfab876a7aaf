package org.regulake.pipelines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.pipelines.lakehouse.LakehouseConfig;

class TargetTest {

  private static final String POSTGRES = "{uri: 'jdbc:postgresql://db/regulake'}";

  private static LakehouseConfig lake(String location, String catalog) {
    try {
      return new YAMLMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .readValue(
              "location: '%s'\ncatalog: %s\n".formatted(location, catalog), LakehouseConfig.class);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "local,LOCAL",
    "local[*],LOCAL",
    "'local[2,4]',LOCAL",
    "spark://a:7077,STANDALONE",
    "yarn,YARN",
    "k8s://https://a:6443,KUBERNETES"
  })
  void a_master_determines_the_kind_of_cluster(String master, ClusterKind kind) {
    assertThat(Target.of(master, null).kind()).isEqualTo(kind);
    assertThat(Target.of(master, null).isRemote()).isEqualTo(kind != ClusterKind.LOCAL);
  }

  @Test
  void an_unsupported_master_is_refused_with_the_supported_ones() {
    assertThatThrownBy(() -> Target.of("mesos://a", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mesos://a'")
        .hasMessageContaining("spark://host:7077")
        .hasMessageContaining("yarn");
    assertThatThrownBy(() -> Target.of("yarn", "cloud"))
        .hasMessageContaining("'cloud'")
        .hasMessageContaining("client or cluster");
    assertThatThrownBy(() -> Target.of("local[*]", "cluster"))
        .hasMessageContaining("omit one of them");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/data/landing", "file:/data/landing", "file:///data/landing", "data/landing"})
  void a_local_landing_folder_with_a_remote_master_is_refused_and_named(String landing) {
    assertThatThrownBy(
            () ->
                Target.of("spark://a:7077", null)
                    .requireInReach(lake("hdfs://a/lake", POSTGRES), landing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spark://a:7077")
        .hasMessageContaining("landing " + landing)
        .hasMessageContaining("hdfs://host/regulake")
        .hasMessageNotContaining("location");
  }

  @Test
  void all_local_places_are_named_at_once() {
    assertThatThrownBy(
            () ->
                Target.of("yarn", null)
                    .requireInReach(
                        lake(
                            "/data/lake",
                            "{uri: 'jdbc:postgresql://db/regulake', warehouse: /data/published}"),
                        "/data/landing"))
        .hasMessageContaining(
            "landing /data/landing, lakehouse.location /data/lake, lakehouse.catalog.warehouse"
                + " /data/published");
  }

  @Test
  void a_driver_on_this_machine_can_use_local_folders() {
    assertThatCode(
            () ->
                Target.of("local[*]", null)
                    .requireInReach(LakehouseConfig.in("/data/lake"), "/data/landing"))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                Target.of("yarn", "client")
                    .requireInReach(
                        lake("hdfs://a/lake", "{uri: 'jdbc:sqlite:/data/published.db'}"),
                        "s3a://bucket/landing"))
        .doesNotThrowAnyException();
  }

  @Test
  void an_sqlite_catalog_is_refused_when_the_driver_is_elsewhere() {
    assertThatThrownBy(
            () ->
                Target.of("yarn", "cluster")
                    .requireInReach(
                        lake("hdfs://a/lake", "{uri: 'jdbc:sqlite:/data/published.db'}"),
                        "hdfs://a/landing"))
        .hasMessageContaining("jdbc:sqlite:/data/published.db")
        .hasMessageContaining("--deploy-mode client");
    assertThatCode(
            () ->
                Target.of("yarn", "cluster")
                    .requireInReach(lake("hdfs://a/lake", POSTGRES), "hdfs://a/landing"))
        .doesNotThrowAnyException();
  }
}
