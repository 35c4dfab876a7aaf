package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationalPeerTest {

  @TempDir private Path folder;

  @Test
  void the_median_of_three_runs_counts() throws IOException {
    // The call with result-1 is the slowest one, that with result-2 the quickest one.
    Path python =
        interpreter(
            """
            case "$3" in
              *result-0) echo 2.5 4.0 700 1048576 2048 ;;
              *result-1) echo 9.5 4.5 700 1048576 2048 ;;
              *) echo 1.5 3.5 700 1048576 2048 ;;
            esac
            """);
    assertThat(
            new RelationalPeer(python, folder)
                .measure(folder.resolve("landing"), LocalDate.of(2025, 3, 31), 2))
        .isEqualTo(new Figures("DuckDB", new Cost(2.5, 4), 700, 1 << 20, 2048));
  }

  @Test
  void the_script_gets_the_landing_folder_its_own_folder_the_day_and_the_threads()
      throws IOException {
    Path python =
        interpreter("echo \"$2 $3 $4 $5\" > " + folder.resolve("arguments") + "; echo 1 1 1 1 1");
    new RelationalPeer(python, folder).measure(Path.of("landing"), LocalDate.of(2025, 3, 31), 3);
    assertThat(folder.resolve("arguments"))
        .hasContent("landing %s 2025-03-31 3".formatted(folder.resolve("result-2")));
    assertThat(folder.resolve("relational.py")).content().contains("duckdb");
  }

  @Test
  void a_python_without_duckdb_and_a_missing_python_are_told_apart() throws IOException {
    RelationalPeer without =
        new RelationalPeer(
            interpreter("echo \"ModuleNotFoundError: No module named 'duckdb'\"; exit 1"), folder);
    assertThatThrownBy(without::version)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No module named 'duckdb'");
    assertThatThrownBy(new RelationalPeer(folder.resolve("none"), folder)::version)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("choose a Python with --python");
  }

  private Path interpreter(String commands) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
