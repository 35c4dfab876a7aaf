package org.regulake.pipelines.graph;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Lakes with the edges and enterprises of a test, and the reusable results of their days. Until
 * closed, the session has the settings of a run on little data.
 */
final class GraphLakes implements AutoCloseable {

  static final RunStamp FEBRUARY =
      new RunStamp(LocalDate.of(2025, 2, 28), Instant.parse("2025-03-05T00:00:00Z"), "R1");
  static final RunStamp MARCH =
      new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-05T00:00:00Z"), "R2");

  /**
   * Settings of a run on little data: compiling plans of this width takes longer than interpreting
   * them.
   */
  private static final Map<String, String> AS_FOR_LITTLE_DATA =
      Map.of(
          "spark.sql.codegen.wholeStage",
          "false",
          "spark.sql.codegen.factoryMode",
          "NO_CODEGEN",
          "spark.sql.adaptive.enabled",
          "false");

  static final String PROGRAM = StagesOnLake.PROGRAM;
  static final long NODES_IN_MEMORY = 1_000_000;
  static final String HEADER =
      "| edge_type: string | from_id: string | from_kind: string | to_id: string | to_kind: string"
          + " | share_ratio: decimal(18,9) | valid_from: date | valid_to: date | known_from:"
          + " timestamp | known_to: timestamp | record_id: string |\n";
  static final String HEADER_WITH_AMOUNT =
      HEADER.replace("| valid_from", "| amount_yuan: decimal(18,2) | valid_from");

  private final List<ReusableResults> opened = new ArrayList<>();
  private final SparkSession spark;
  private final Path folder;

  GraphLakes(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
    AS_FOR_LITTLE_DATA.forEach(spark.conf()::set);
  }

  @Override
  public void close() {
    opened.forEach(ReusableResults::close);
    AS_FOR_LITTLE_DATA.keySet().forEach(spark.conf()::unset);
  }

  Lakehouse lake(String name, String edges) {
    return lake(name, edges, "| entity_id: string |\n| E1 |\n");
  }

  Lakehouse lake(String name, String edges, String enterprises) {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve(name).toString()));
    FilledRows.append(lake, Enterprise.TABLE, enterprises);
    FilledRows.append(lake, Edge.TABLE, edges);
    return lake;
  }

  /** Derives the graph of a day. */
  static void derive(Lakehouse lake, RunStamp stamp) {
    StagesOnLake.run(lake, new GraphBuilder(Law.load(), NODES_IN_MEMORY), stamp);
  }

  /** The hashes of all tables of a day. */
  static List<String> contents(Lakehouse lake, RunStamp stamp) {
    return GraphBuilder.DECLARATION.writes().stream()
        .map(
            table ->
                table.name()
                    + " "
                    + ContentHash.of(table, lake.read(table).where(stamp.condition())))
        .toList();
  }

  /** Context of the graph builder on a day. */
  static StageContext context(Lakehouse lake, RunStamp stamp, String program) {
    return StagesOnLake.context(lake, GraphBuilder.DECLARATION, stamp, program);
  }

  /** Earlier results that a day may reuse with the same program and law. */
  ReusableResults results(Lakehouse lake, RunStamp stamp, GraphInputs inputs) {
    return results(lake, stamp, inputs, PROGRAM, true);
  }

  ReusableResults results(
      Lakehouse lake, RunStamp stamp, GraphInputs inputs, String program, boolean isSameLaw) {
    ReusableResults reusable =
        ReusableResults.of(context(lake, stamp, program), inputs, day -> isSameLaw);
    opened.add(reusable);
    return reusable;
  }
}
