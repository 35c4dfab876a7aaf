package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on HDFS, with {@code conf/hdfs.yml}. */
@Tag("everywhere")
class HdfsTest {

  @TempDir private Path folder;

  @Test
  void the_contents_are_the_same_as_on_local_disk() {
    Path landing = OneMachine.get().landing();
    try (Hdfs hdfs = new Hdfs(folder.resolve("hdfs"))) {
      hdfs.put(landing, "/landing");
      Launcher launcher = new Launcher(folder);
      launcher.call(
          OneMachine.run(
              "--config",
              "../../conf/hdfs.yml",
              "--landing",
              hdfs.uri("/landing"),
              "--lake",
              hdfs.uri("/lake"),
              "--set",
              "lakehouse.catalog.type=hadoop"));
      assertThat(Contents.of(hdfs.uri("/lake"))).isEqualTo(OneMachine.get().contents());
      assertThat(
              launcher.call(
                  "verify",
                  "--config",
                  "../../conf/hdfs.yml",
                  "--lake",
                  hdfs.uri("/lake"),
                  "--set",
                  "lakehouse.catalog.type=hadoop"))
          .contains("match the ledger");
    }
  }
}
