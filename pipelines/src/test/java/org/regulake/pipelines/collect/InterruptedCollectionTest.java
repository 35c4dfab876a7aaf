package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * One delivery was collected; the rows of a second one were written when the run was killed, before
 * it recorded the delivery in the ledger.
 */
@ExtendWith(SparkExtension.class)
class InterruptedCollectionTest {

  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String SECOND = "penalty/2025-02-03/b.csv";

  @TempDir private Path folder;
  private LandingFolder landing;
  private Lakehouse lake;
  private Collector collector;

  private static String row(String id) {
    return id + ",朝阳区市场监管局,91110105MA01C0QX2U,2025-01-05,罚款,1000";
  }

  @BeforeEach
  void interrupt(SparkSession spark) {
    landing = new LandingFolder(folder.resolve("landing"));
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);
    landing.put("penalty/2025-01-03/a.csv", HEADER, row("A1"), row("A2"), "A3,torn");
    collector.collect(collector.scan(), false);
    List<Row> ledger = lake.read(DeliveredFile.TABLE).collectAsList();
    landing.put(SECOND, HEADER, row("B1"), "B2,torn");
    collector.collect(collector.scan(), false);
    lake.replace(
        DeliveredFile.TABLE, spark.createDataFrame(ledger, Schemas.of(DeliveredFile.TABLE)));
  }

  private List<String> rows() {
    return lake
        .read(Sources.named("penalty").orElseThrow().bronze())
        .select("decision_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private List<String> quarantined() {
    return lake.read(QuarantinedLandedRow.TABLE).select("file_name").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void the_next_run_collects_the_delivery_once() {
    assertThat(rows()).containsExactly("A1", "A2", "B1");
    collector.collect(collector.scan(), true);
    assertThat(rows()).containsExactly("A1", "A2", "B1");
    assertThat(quarantined()).containsExactly("a.csv", "b.csv");
    assertThat(lake.read(DeliveredFile.TABLE).count()).isEqualTo(2);
  }

  @Test
  void rows_of_a_delivery_that_was_removed_meanwhile_are_deleted() {
    landing.remove(SECOND);
    collector.collect(collector.scan(), true);
    assertThat(rows()).containsExactly("A1", "A2");
    assertThat(quarantined()).containsExactly("a.csv");
  }

  @Test
  void names_of_a_delivery_that_was_removed_meanwhile_are_deleted(SparkSession spark) {
    List<Row> ledger = lake.read(DeliveredFile.TABLE).collectAsList();
    landing.put(
        "officer/2025-02-04/c.csv",
        "enterprise_code,person_name,position",
        "91110105MA01C0QX2U,张三,董事");
    collector.collect(collector.scan(), false);
    assertThat(lake.read(PersonName.TABLE).count()).isEqualTo(1);
    lake.replace(
        DeliveredFile.TABLE, spark.createDataFrame(ledger, Schemas.of(DeliveredFile.TABLE)));
    landing.remove("officer/2025-02-04/c.csv");
    collector.collect(collector.scan(), true);
    assertThat(lake.read(PersonName.TABLE).count()).isZero();
  }

  @Test
  void an_interrupted_first_run_leaves_no_rows(SparkSession spark) {
    lake.replace(
        DeliveredFile.TABLE, spark.createDataFrame(List.of(), Schemas.of(DeliveredFile.TABLE)));
    landing.remove(SECOND);
    collector.collect(collector.scan(), true);
    assertThat(rows()).containsExactly("A1", "A2");
    assertThat(quarantined()).containsExactly("a.csv");
  }

  @Test
  void rows_of_a_file_that_was_corrected_meanwhile_are_collected_again() {
    landing.put(SECOND, HEADER, row("B7"));
    collector.collect(collector.scan(), true);
    assertThat(rows()).containsExactly("A1", "A2", "B7");
    assertThat(quarantined()).containsExactly("a.csv");
  }
}
