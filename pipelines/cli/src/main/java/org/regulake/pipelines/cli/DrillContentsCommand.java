package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.TableHistory;
import org.regulake.pipelines.run.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code drill-contents}: prints the contents of the tables of a lake, for comparison by the drill.
 */
@Command(
    name = "drill-contents",
    hidden = true,
    description =
        "Reads the tables of a lake and prints the number of rows and the content hash of"
            + " each.")
final class DrillContentsCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Option(names = "--published", description = "Only the published tables.")
  private boolean isPublishedOnly;

  @Option(names = "--books", description = "Also prints the ledger's entries for each stage.")
  private boolean isWithLedger;

  @Option(names = "--versions", description = "Also reads every earlier version of every table.")
  private boolean isWithVersions;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    List<Table> tables =
        Tables.ALL.stream()
            .filter(table -> !RunLedger.TABLES.contains(table))
            .filter(table -> !isPublishedOnly || table.layer() == Layer.PUBLISHED)
            .toList();
    SparkSession spark = Sessions.open(config, "drill");
    try {
      Lakehouse lake = new Lakehouse(spark, config.lakehouse());
      for (Table table : tables) {
        ContentHash.Content content = ContentHash.of(table, lake.read(table));
        out.println(
            "content %s %d rows %s".formatted(table.fullName(), content.rows(), content.hash()));
      }
      if (isWithVersions) {
        out.println("%d versions of all tables can be read".formatted(versions(lake, tables)));
      }
    } finally {
      spark.stop();
    }
    if (isWithLedger) {
      RunLedger.read(ConfigOptions.files(config))
          .stages()
          .values()
          .forEach(
              stage ->
                  stage
                      .outputs()
                      .forEach(
                          output ->
                              out.println(
                                  "content %s:%s %d rows %s"
                                      .formatted(
                                          stage.key(),
                                          output.table(),
                                          output.rows(),
                                          output.contentHash()))));
    }
    return Cli.DONE;
  }

  private static int versions(Lakehouse lake, List<Table> tables) {
    TableHistory history = new TableHistory(lake);
    int read = 0;
    for (Table table : tables) {
      for (Dataset<Row> rows : history.of(table).values()) {
        ContentHash.of(table, rows);
        read++;
      }
    }
    return read;
  }
}
