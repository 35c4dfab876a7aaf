package org.regulake.pipelines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "lakehouse.location",
          "hdfs://a/lake",
          "landing",
          "hdfs://a/landing",
          "spark.master",
          "local[*]",
          "spark.sql.shuffle.partitions",
          "420",
          "spark.driver.memory",
          "3g");
  private static final Map<String, String> KEY_GIVEN = Map.of("REGULAKE_PERSON_KEY", "c0ffee");
  private static final String UPLOADED = "hdfs://a/lake/ops/program/1234";

  @TempDir private Path folder;

  private static SubmitLine line(
      String master, String mode, Map<String, String> changes, Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.putAll(changes);
    Program program =
        new Program(
            Path.of("/home/target/regulake.jar"),
            List.of(Path.of("/home/target/lib/delta.jar"), Path.of("/home/target/lib/iceberg.jar")),
            "org.regulake.pipelines.cli.Cli");
    return new Submission(
            Target.of(master, mode),
            program,
            Path.of("/opt/spark"),
            Path.of("/home"),
            settings,
            environment)
        .line(List.of("--as-of=2025-03-31"), List.of("--config=/home/conf/cluster.yml"), UPLOADED);
  }

  @Test
  void with_the_driver_here_jars_are_on_its_class_path_and_are_shipped_to_executors() {
    SubmitLine line = line("spark://a:7077", "client", Map.of(), Map.of());
    assertThat(line.shown().lines())
        .contains(
            "  --master spark://a:7077 \\",
            "  --deploy-mode client \\",
            "  --driver-memory 3g \\",
            "  --conf"
                + " spark.driver.extraClassPath=/home/target/regulake.jar:/home/target/lib/delta.jar:/home/target/lib/iceberg.jar"
                + " \\",
            "  --jars /home/target/lib/delta.jar,/home/target/lib/iceberg.jar \\",
            "  --conf spark.sql.shuffle.partitions=420 \\",
            "  /home/target/regulake.jar \\",
            "  run --config=/home/conf/cluster.yml --as-of=2025-03-31");
    assertThat(line.shown()).doesNotContain("spark.master").doesNotContain("spark.driver.memory");
  }

  @Test
  void a_driver_in_this_process_needs_nothing_shipped() {
    assertThat(line("local[2]", null, Map.of(), Map.of()).shown())
        .doesNotContain("--jars")
        .contains("spark.driver.extraClassPath");
  }

  @Test
  void the_heap_of_the_environment_takes_precedence() {
    assertThat(line("yarn", null, Map.of(), Map.of("REGULAKE_HEAP", "9g")).shown())
        .contains("--driver-memory 9g");
  }

  @Test
  void containers_of_yarn_find_shipped_files() {
    assertThat(line("yarn", "client", Map.of(), Map.of()).shown())
        .contains("--conf 'spark.executor.extraClassPath=./*'")
        .contains("--jars /home/target/regulake.jar,");
    assertThat(line("yarn", "cluster", Map.of(), KEY_GIVEN).shown())
        .contains("--conf 'spark.driver.extraClassPath=./*'");
  }

  @Test
  void a_driver_elsewhere_gets_the_configuration_as_single_settings() {
    assertThat(line("yarn", "cluster", Map.of("max_nodes_in_memory", "5"), KEY_GIVEN).arguments())
        .containsExactly(
            "run",
            "--no-file",
            "--set=lakehouse.location=hdfs://a/lake",
            "--set=landing=hdfs://a/landing",
            "--set=max_nodes_in_memory=5",
            "--as-of=2025-03-31");
  }

  @Test
  void standalone_workers_fetch_the_uploaded_program() {
    SubmitLine line = line("spark://a:7077", "cluster", Map.of(), KEY_GIVEN);
    assertThat(line.jar()).isEqualTo(UPLOADED + "/regulake.jar");
    assertThat(line.shown())
        .contains("--jars " + UPLOADED + "/delta.jar," + UPLOADED + "/iceberg.jar");
    assertThatThrownBy(
            () ->
                line(
                    "spark://a:7077",
                    "cluster",
                    Map.of("lakehouse.location", "s3a://bucket/lake"),
                    KEY_GIVEN))
        .hasMessageContaining("s3a://bucket/lake")
        .hasMessageContaining("--deploy-mode client");
  }

  @Test
  void a_driver_elsewhere_without_a_person_key_is_refused() {
    for (String master : List.of("spark://a:7077", "yarn")) {
      assertThatThrownBy(() -> line(master, "cluster", Map.of(), Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("REGULAKE_PERSON_KEY")
          .hasMessageContaining("person_key_file");
    }
  }

  @Test
  void secrets_are_never_on_the_command_line_and_only_in_files_of_their_owner() throws IOException {
    for (String master : List.of("spark://a:7077", "yarn")) {
      SubmitLine line =
          line(
              master,
              "cluster",
              master.equals("yarn") ? Map.of("spark.hadoop.fs.s3a.secret.key", "hush") : Map.of(),
              KEY_GIVEN);
      assertThat(line.shown())
          .contains("REGULAKE_PERSON_KEY=***")
          .doesNotContain("c0ffee")
          .doesNotContain("hush");
      Path place = Files.createDirectory(folder.resolve(master.replaceAll("\\W", "")));
      line.write(place);
      assertThat(Files.readString(place.resolve("words")))
          .doesNotContain("c0ffee")
          .doesNotContain("hush");
    }
    Path properties = folder.resolve("yarn").resolve("secrets.properties");
    assertThat(properties)
        .content()
        .contains(
            "spark.yarn.appMasterEnv.REGULAKE_PERSON_KEY=c0ffee\n",
            "spark.hadoop.fs.s3a.secret.key=hush\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(properties)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("sparka7077").resolve("environment"))
        .content()
        .isEqualTo("REGULAKE_PERSON_KEY=c0ffee\0");
  }

  @Test
  void a_key_in_a_file_is_passed_to_a_driver_elsewhere() throws IOException {
    Path key = Files.writeString(folder.resolve("person.key"), "c0ffee\n");
    Map<String, String> inFile = Map.of("person_key_file", key.toString());
    assertThat(line("spark://a:7077", "cluster", inFile, Map.of()).environment())
        .containsEntry("REGULAKE_PERSON_KEY", "c0ffee");
    assertThat(line("yarn", "cluster", inFile, Map.of()).shown())
        .contains("--files '" + key + "#person_key_file'")
        .contains("--set=person_key_file=person_key_file");
    assertThatThrownBy(
            () -> line("yarn", "cluster", Map.of("person_key_file", "/none/person.key"), Map.of()))
        .hasMessageContaining("/none/person.key");
  }

  @Test
  void the_password_of_a_database_is_required_for_a_driver_elsewhere() {
    assertThatThrownBy(
            () -> line("yarn", "cluster", Map.of("lakehouse.catalog.user", "regulake"), KEY_GIVEN))
        .hasMessageContaining("REGULAKE_CATALOG_PASSWORD");
  }

  @Test
  void pods_take_secrets_from_kubernetes() {
    Map<String, String> image =
        Map.of(
            "spark.kubernetes.container.image",
            "spark:4.1.0",
            "spark.kubernetes.file.upload.path",
            "s3a://bucket/upload",
            "lakehouse.catalog.password_file",
            "/etc/regulake/catalog.password");
    assertThat(line("k8s://https://a:6443", "cluster", image, Map.of()).shown())
        .contains(
            "--conf"
                + " spark.kubernetes.driver.secretKeyRef.REGULAKE_PERSON_KEY=regulake:REGULAKE_PERSON_KEY")
        .contains("--conf spark.kubernetes.driver.secrets.regulake=/etc/regulake")
        .contains("--set=lakehouse.catalog.password_file=/etc/regulake/catalog.password");
    assertThatThrownBy(() -> line("k8s://https://a:6443", null, Map.of(), Map.of()))
        .hasMessageContaining("spark.kubernetes.container.image");
    assertThatThrownBy(
            () ->
                line(
                    "k8s://https://a:6443",
                    "cluster",
                    Map.of("spark.kubernetes.container.image", "spark:4.1.0"),
                    KEY_GIVEN))
        .hasMessageContaining("spark.kubernetes.file.upload.path");
  }

  @Test
  void a_key_within_an_address_is_not_shown() {
    Map<String, String> settings =
        Map.of(
            "landing",
            "s3a://AKIA:hush@bucket/landing",
            "spark.app.url",
            "jdbc:postgresql://host/x?password=hush");
    assertThat(line("yarn", "cluster", settings, KEY_GIVEN).shown())
        .contains("s3a://***@bucket/landing", "password=***")
        .doesNotContain("hush");
  }

  @Test
  void a_secret_setting_is_refused_where_a_worker_would_show_it() {
    assertThatThrownBy(
            () ->
                line(
                    "spark://a:7077",
                    "cluster",
                    Map.of("spark.hadoop.fs.s3a.secret.key", "hush"),
                    KEY_GIVEN))
        .hasMessageContaining("spark.hadoop.fs.s3a.secret.key")
        .hasMessageNotContaining("hush");
  }
}
