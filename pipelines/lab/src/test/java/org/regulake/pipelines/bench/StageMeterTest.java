package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.run.Progress;

class StageMeterTest {

  @TempDir private Path folder;

  @Test
  void a_stage_has_its_name_rows_cost_and_the_bytes_that_it_wrote() throws IOException {
    Path lake = folder.resolve("lake");
    List<String> passedOn = new ArrayList<>();
    StageMeter meter = new StageMeter(lake, into(passedOn));
    meter.begin("collect", "Collects");
    Files.writeString(Files.createDirectories(lake).resolve("one"), "1234");
    meter.done("collect", "Collects", 1.5, 7);
    meter.unchanged("identify", "Identifies");
    meter.begin("relate@2025-03-31", "Relates");
    Files.writeString(lake.resolve("one"), "123456");
    Files.writeString(Files.createDirectory(lake.resolve("folder")).resolve("two"), "1");
    meter.done("relate@2025-03-31", "Relates", 2, 0);
    meter.note("done");
    assertThat(meter.stages()).extracting(Figures::what).containsExactly("collect", "relate");
    assertThat(meter.stages()).extracting(Figures::rows).containsExactly(7L, 0L);
    assertThat(meter.stages()).extracting(Figures::writtenBytes).containsExactly(4L, 3L);
    assertThat(meter.stages())
        .allSatisfy(
            stage -> {
              assertThat(stage.cost().seconds()).isPositive();
              assertThat(stage.cost().cpuSeconds()).isNotNegative();
            });
    assertThat(passedOn)
        .containsExactly(
            "begin collect",
            "done collect 1.5 7",
            "unchanged identify",
            "begin relate@2025-03-31",
            "done relate@2025-03-31 2.0 0",
            "note done");
  }

  private static Progress into(List<String> lines) {
    return new Progress() {
      @Override
      public void begin(String key, String title) {
        lines.add("begin " + key);
      }

      @Override
      public void done(String key, String title, double seconds, long rows) {
        lines.add("done %s %s %d".formatted(key, seconds, rows));
      }

      @Override
      public void unchanged(String key, String title) {
        lines.add("unchanged " + key);
      }

      @Override
      public void note(String sentence) {
        lines.add("note " + sentence);
      }
    };
  }
}
