package org.regulake.pipelines.collect;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/** A landing folder that is collected into a lake, once or repeatedly. */
final class CollectedLanding {

  private final LandingFolder landing;
  private final Lakehouse lake;
  private final Collector collector;

  /** Starts with an empty landing folder and a lake below a folder. */
  CollectedLanding(SparkSession spark, Path folder) {
    landing = new LandingFolder(folder.resolve("landing"));
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);
  }

  LandingFolder landing() {
    return landing;
  }

  Lakehouse lake() {
    return lake;
  }

  Collector.Found look() {
    return collector.scan();
  }

  CollectReport collect() {
    return collect(look());
  }

  CollectReport collect(Collector.Found found) {
    return collector.collect(found, false);
  }

  /** All landed rows of a source. */
  List<Row> bronze(String source) {
    return lake.read(Sources.named(source).orElseThrow().bronze()).collectAsList();
  }

  /** Decisions of the landed penalties of a delivery. */
  static List<String> decisions(List<Row> rows, String delivery) {
    return rows.stream()
        .filter(row -> row.<String>getAs("delivery_id").equals("penalty/" + delivery))
        .map(row -> row.<String>getAs("decision_id"))
        .sorted()
        .toList();
  }
}
