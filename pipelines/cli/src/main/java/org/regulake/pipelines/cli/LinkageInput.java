package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.linkage.LinkageField;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.rule.RuleFiles;
import picocli.CommandLine.Option;

/** Options for the records that are linked. */
final class LinkageInput {

  @Option(names = "--data", paramLabel = "FILE", description = "The records, CSV or Parquet.")
  private Path data;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "Records with which they are compared (default: with each other).")
  private Optional<Path> with = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "Column with the id of a record, unique in its file.")
  private String id;

  @Option(
      names = "--truth",
      paramLabel = "SQL",
      description =
          "Column, or SQL expression, that is equal for records of one thing: prints precision and"
              + " recall.")
  private Optional<String> truth = Optional.empty();

  boolean isGiven() {
    return data != null;
  }

  boolean hasTruth() {
    return truth.isPresent();
  }

  /** The records, with {@code id}, and {@code label} where a truth is given. */
  Dataset<Row> rows(SparkSession spark) {
    if (data == null || id == null) {
      throw new IllegalArgumentException(
          "give the records with --data FILE and the column of their ids with --id COLUMN");
    }
    return read(spark, data);
  }

  /** The same of the records with which they are compared. */
  Optional<Dataset<Row>> others(SparkSession spark) {
    return with.map(file -> read(spark, file));
  }

  private Dataset<Row> read(SparkSession spark, Path file) {
    Dataset<Row> rows =
        file.toString().endsWith(".parquet") || Files.isDirectory(file)
            ? spark.read().parquet(file.toString())
            : spark
                .read()
                .option("header", true)
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true)
                .option("escape", "\"")
                .csv(file.toString());
    Dataset<Row> labelled = truth.map(label -> rows.withColumn("label", expr(label))).orElse(rows);
    return labelled.withColumn("id", col(id).cast("string"));
  }

  /** Refuses a linkage file that reads a column which the id or the truth replaces. */
  void requireFit(LinkageModel model) {
    for (LinkageField field : model.fields()) {
      boolean isReplaced =
          field.column().equals("id") && !"id".equals(id)
              || field.column().equals("label") && hasTruth();
      if (isReplaced) {
        throw new IllegalArgumentException(
            "the linkage file reads the column '%s', which is the name of the id or of the truth here; rename it in the data"
                .formatted(field.column()));
      }
    }
  }

  /** The text of a linkage file, or of a packaged one by its id. */
  static String rules(String name) {
    Path file = Path.of(name);
    try (InputStream stream =
        Files.exists(file)
            ? Files.newInputStream(file)
            : RuleFiles.open(LinkageModel.FOLDER + "/" + name + ".yml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the linkage file " + name, cause);
    }
  }
}
