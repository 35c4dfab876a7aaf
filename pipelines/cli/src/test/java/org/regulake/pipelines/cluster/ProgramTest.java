package org.regulake.pipelines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

  @TempDir private Path folder;

  private void jars(String place, String... names) throws IOException {
    Files.createDirectories(folder.resolve(place));
    for (String name : names) {
      Files.createFile(folder.resolve(place).resolve(name));
    }
  }

  @Test
  void a_library_of_which_the_distribution_has_any_version_is_not_shipped() throws IOException {
    jars("target", "regulake-cli-0.1.0.jar", "other-1.jar");
    jars(
        "target/lib",
        "delta-spark_4.1_2.13-4.4.0.jar",
        "delta-storage-4.4.0.jar",
        "jackson-core-2.20.0.jar",
        "picocli-4.7.7.jar");
    jars("spark/jars", "jackson-core-2.19.1.jar", "spark-core_2.13-4.1.0.jar");
    Program program =
        Program.builtIn(folder.resolve("target"), folder.resolve("spark"), "org.regulake.Main");
    assertThat(program.all())
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly(
            "regulake-cli-0.1.0.jar",
            "delta-spark_4.1_2.13-4.4.0.jar",
            "delta-storage-4.4.0.jar",
            "picocli-4.7.7.jar");
  }

  @Test
  void two_builds_in_one_folder_are_refused() throws IOException {
    jars("target", "regulake-cli-0.1.0.jar", "regulake-cli-0.2.0.jar");
    jars("target/lib");
    jars("spark/jars");
    assertThatThrownBy(
            () ->
                Program.builtIn(
                    folder.resolve("target"), folder.resolve("spark"), "org.regulake.Main"))
        .hasMessageContaining("rebuild it");
  }
}
