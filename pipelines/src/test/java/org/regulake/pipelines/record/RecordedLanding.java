package org.regulake.pipelines.record;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.collect.LandingFolder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.stage.StagesOnLake;

/** A landing folder whose deliveries are collected and recorded in a lake. */
public final class RecordedLanding {

  /** Columns of the register. */
  public static final String REGISTER =
      "registration_number,enterprise_name,status,established_date";

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");

  private final LandingFolder landing;
  private final Lakehouse lake;

  /** Starts with an empty landing folder and a lake below a folder. */
  public RecordedLanding(SparkSession spark, Path folder) {
    landing = new LandingFolder(folder.resolve("landing"));
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
  }

  public String location() {
    return landing.location();
  }

  public Lakehouse lake() {
    return lake;
  }

  /** Lands a delivery of one file with our own scheme of codes; its name begins with the day. */
  public void deliver(
      String source, String name, String description, String header, String... rows) {
    landing.put(
        source + "/" + name + "/delivery.yml",
        (description + "\nidentifier_scheme: letters").split("\n"));
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(Arrays.asList(rows));
    landing.put(source + "/" + name + "/rows.csv", lines.toArray(String[]::new));
  }

  /** Collects and records all deliveries. */
  public RecordReport run() {
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            KEY,
            Instant.parse("2026-01-01T00:00:00Z"));
    collector.collect(collector.scan(), false);
    StagesOnLake.run(lake, new EntityResolver());
    return new Recorder(KEY, 0).record(StagesOnLake.context(lake, Recorder.DECLARATION));
  }

  /** The rows of all tables that recording writes, by the name of the table. */
  Map<String, List<Row>> tables() {
    Map<String, List<Row>> tables = new TreeMap<>();
    List<Table> read = new ArrayList<>(Recorder.DECLARATION.writes());
    read.forEach(table -> tables.put(table.fullName(), lake.read(table).collectAsList()));
    return tables;
  }

  /** Rows known at the end, filtered by column=value. */
  static List<Row> rows(Map<String, List<Row>> from, String table, String... conditions) {
    return from.get(table).stream()
        .filter(
            row ->
                !Arrays.asList(row.schema().fieldNames()).contains("known_to")
                    || row.<Instant>getAs("known_to")
                        .isAfter(Instant.parse("9000-01-01T00:00:00Z")))
        .filter(
            row ->
                Arrays.stream(conditions)
                    .allMatch(
                        condition ->
                            condition.split("=", 2)[1].equals(
                                String.valueOf(row.<Object>getAs(condition.split("=", 2)[0])))))
        .toList();
  }

  /** The cells of some columns of each row as one text, in order. */
  public static List<String> values(List<Row> rows, String... columns) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
