package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench pipeline} on a small register, in its own process. */
@Tag("everywhere")
class PipelineBenchTest {

  @TempDir private Path folder;

  @Test
  void both_days_are_measured_and_a_bound_that_is_exceeded_ends_with_1() throws IOException {
    Path python =
        Files.writeString(
            folder.resolve("python"), "#!/bin/sh\necho 0.1 0.1 5000 1048576 1048576\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    Path figures = folder.resolve("figures.csv");
    Path plot = folder.resolve("cost.svg");
    try (Server process =
        new Launcher(folder)
            .start(
                "bench",
                "pipeline",
                "--enterprises=300",
                "--python=" + python,
                "--at-most=0.001",
                "--out=" + figures,
                "--plot=" + plot)) {
      assertThat(process.awaitEnd(Duration.ofMinutes(6))).as(process.printed()).isEqualTo(1);
      assertThat(process.printed())
          .contains("regulake: 300 enterprises: the relational stages took")
          .contains("more than 0.0 ×");
    }
    assertThat(Files.readString(figures).lines().filter(line -> line.startsWith("300,first,")))
        .hasSize(9 + 3);
    assertThat(Files.readString(figures).lines().filter(line -> line.startsWith("300,second,")))
        .hasSize(9 + 2);
    assertThat(plot).content().startsWith("<svg").contains(">300<");
  }
}
