package org.regulake.pipelines.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * DuckDB as the peer of the relational stages: runs {@code relational.py}, which documents what it
 * computes and needs.
 */
public final class RelationalPeer {

  /** The peer takes seconds, so other work on the machine can double the time of a single run. */
  private static final int TIMES = 3;

  private final Path folder;
  private final PythonScript script;

  /**
   * The peer in a folder.
   *
   * @param python an interpreter with DuckDB
   * @param folder an existing folder for the script and its results
   */
  public RelationalPeer(Path python, Path folder) {
    this.folder = folder;
    this.script = new PythonScript("relational.py", python, folder);
  }

  /**
   * The version of DuckDB.
   *
   * @throws IllegalStateException with the message of Python, when it has no DuckDB
   */
  public String version() {
    return script.run("version");
  }

  /**
   * Figures of the median of three runs.
   *
   * @param landing a generated landing folder
   * @param asOf the day to judge
   */
  public Figures measure(Path landing, LocalDate asOf, int threads) {
    return IntStream.range(0, TIMES)
        .mapToObj(time -> run(landing, folder.resolve("result-" + time), asOf, threads))
        .sorted(Comparator.comparingDouble(figures -> figures.cost().seconds()))
        .skip(TIMES / 2)
        .findFirst()
        .orElseThrow();
  }

  private Figures run(Path landing, Path result, LocalDate asOf, int threads) {
    String[] printed =
        script
            .run(landing.toString(), result.toString(), asOf.toString(), Integer.toString(threads))
            .split(" ");
    return new Figures(
        "DuckDB",
        new Cost(Double.parseDouble(printed[0]), Double.parseDouble(printed[1])),
        Long.parseLong(printed[2]),
        Long.parseLong(printed[3]),
        Long.parseLong(printed[4]));
  }
}
