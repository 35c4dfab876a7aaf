package org.regulake.pipelines.bench;

import java.nio.file.Path;
import org.regulake.pipelines.bench.BenchmarkCase.Work;

/**
 * Runs {@code peers.py}, the peers outside Spark, each in its own process. The script documents its
 * requirements.
 */
final class PeerScript {

  private final Path folder;
  private final PythonScript script;

  /**
   * The script for a benchmark.
   *
   * @param python an interpreter
   * @param folder folder with the input data; also takes the results, the script and what a peer
   *     spills from memory
   */
  PeerScript(Path python, Path folder) {
    this.folder = folder;
    this.script = new PythonScript("peers.py", python, folder);
  }

  /**
   * Runs a workload of the script.
   *
   * @param workload name of a workload of the script
   * @param result name of the Parquet file that it writes in the folder
   * @throws IllegalStateException with the last line of its output, when it fails
   */
  Work run(String workload, String result) {
    String[] rowsAndBytes =
        script.run(workload, folder.toString(), folder.resolve(result).toString()).split(" ");
    long rows = Long.parseLong(rowsAndBytes[0]);
    return new Work(() -> rows, Long.parseLong(rowsAndBytes[1]));
  }
}
