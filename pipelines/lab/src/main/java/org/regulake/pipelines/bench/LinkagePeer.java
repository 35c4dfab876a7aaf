package org.regulake.pipelines.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.pipelines.linkage.LinkedPairs;

/**
 * Splink on DuckDB as the peer of linkage: runs {@code linkage.py}, which documents what it does
 * and needs, on the values of the same fields.
 */
public final class LinkagePeer {

  /**
   * What the peer found.
   *
   * @param pairs {@code left_id}, {@code right_id}, {@code weight}
   * @param seconds time without reading the fields from the stated texts
   * @param peakBytes its peak memory
   * @param settings its settings with the fitted parameters, as JSON
   */
  public record Result(Dataset<Row> pairs, double seconds, long peakBytes, String settings) {}

  private final SparkSession spark;
  private final Path folder;
  private final PythonScript script;

  /**
   * The peer in a folder.
   *
   * @param python an interpreter with Splink
   * @param folder a folder for the input and the result
   */
  public LinkagePeer(SparkSession spark, Path python, Path folder) {
    this.spark = spark;
    this.folder = folder;
    this.script = new PythonScript("linkage.py", python, folder);
  }

  /**
   * Runs the peer.
   *
   * @param rules text of the linkage file
   * @param rows {@code id} and the columns that the model names
   * @param others the same of the records with which they are compared; empty = with each other
   * @param threads number of threads
   */
  public Result run(
      String rules,
      LinkageModel model,
      Dataset<Row> rows,
      Optional<Dataset<Row>> others,
      int threads) {
    LinkedPairs.fields(rows, model).write().parquet(folder.resolve("fields").toString());
    others.ifPresent(
        side ->
            LinkedPairs.fields(side, model).write().parquet(folder.resolve("others").toString()));
    try {
      Path file = Files.writeString(folder.resolve("model.yml"), rules);
      String[] figures =
          script.run(file.toString(), folder.toString(), Integer.toString(threads)).split(" ");
      return new Result(
          spark.read().parquet(folder.resolve("pairs.parquet").toString()),
          Double.parseDouble(figures[0]),
          Long.parseLong(figures[1]),
          Files.readString(folder.resolve("settings.json"), StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot use the folder of the peer " + folder, cause);
    }
  }
}
