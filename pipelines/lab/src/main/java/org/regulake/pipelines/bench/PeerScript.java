package org.regulake.pipelines.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.regulake.pipelines.bench.BenchmarkCase.Work;

/**
 * Runs {@code peers.py}, the peers outside Spark, each in its own process. The script documents its
 * requirements.
 */
final class PeerScript {

  private final Path python;
  private final Path folder;
  private final Path script;

  /**
   * The script for a benchmark.
   *
   * @param python an interpreter
   * @param folder folder with the input data; also takes the results, the script and what a peer
   *     spills from memory
   */
  PeerScript(Path python, Path folder) {
    this.python = python;
    this.folder = folder;
    this.script = folder.resolve("peers.py");
  }

  /**
   * Runs a workload of the script.
   *
   * @param workload name of a workload of the script
   * @param result name of the Parquet file that it writes in the folder
   * @throws IllegalStateException with the last line of its output, when it fails
   */
  Work run(String workload, String result) {
    try (InputStream source = PeerScript.class.getResourceAsStream("peers.py")) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
      Process process =
          new ProcessBuilder(
                  python.toString(),
                  script.toString(),
                  workload,
                  folder.toString(),
                  folder.resolve(result).toString())
              .redirectErrorStream(true)
              .start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      String last = lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(last);
      }
      String[] rowsAndBytes = last.split(" ");
      long rows = Long.parseLong(rowsAndBytes[0]);
      return new Work(() -> rows, Long.parseLong(rowsAndBytes[1]));
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "%s could not be run by %s: choose a Python with --python".formatted(script, python),
          cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s ran".formatted(workload), cause);
    }
  }
}
