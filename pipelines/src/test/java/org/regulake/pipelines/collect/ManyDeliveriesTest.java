package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * A thousand deliveries, as from a sender that sends every change separately; and a storage that is
 * lost during the collection.
 */
@ExtendWith(SparkExtension.class)
class ManyDeliveriesTest {

  private static final int DELIVERIES = 1_000;
  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,violation";

  @TempDir private Path folder;
  private LandingFolder landing;
  private Lakehouse lake;
  private Collector collector;

  @BeforeEach
  void begin(SparkSession spark) {
    landing = new LandingFolder(folder.resolve("landing"));
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);
  }

  private void land(String delivery) {
    landing.put(
        "penalty/" + delivery + "/a.csv",
        HEADER,
        delivery + ",某局,91110105MA01C0QX2U,2025-01-05,罚款,无照经营",
        "torn,row");
  }

  /** With a task per file and conditions that name each delivery, this takes many times as long. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void a_thousand_small_deliveries_are_collected_and_their_bad_rows_quarantined() {
    for (int i = 0; i < DELIVERIES; i++) {
      land("2025-01-31-" + i);
    }
    assertThat(collector.collect(collector.scan(), false).hops())
        .containsExactly(new Hop("collect", "penalty", 2 * DELIVERIES, DELIVERIES, DELIVERIES, 0));
    // A run after an interrupted one checks for all of them whether they are in the ledger.
    assertThat(collector.collect(collector.scan(), true).collectedFiles()).isEqualTo(DELIVERIES);
    assertThat(lake.read(QuarantinedLandedRow.TABLE).count()).isEqualTo(DELIVERIES);
  }

  @Test
  void a_file_that_is_deleted_before_it_is_read_is_refused_and_the_others_are_collected() {
    land("2025-01-31-good");
    land("2025-01-31-gone");
    Collector.Found found = collector.scan();
    landing.remove("penalty/2025-01-31-gone/a.csv");
    CollectReport report = collector.collect(found, false);
    assertThat(report.collectedFiles()).isEqualTo(1);
    assertThat(report.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason().code()).isEqualTo("file_unreadable"));
    assertThat(collector.collect(collector.scan(), false).refusals())
        .extracting(Refusal::fileName)
        .containsExactly("");
  }

  @Test
  void a_storage_that_is_lost_fails_the_run_and_refuses_no_file() throws IOException {
    land("2025-01-31-good");
    Collector.Found found = collector.scan();
    try (Stream<Path> all = Files.walk(Path.of(landing.location()))) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
    assertThatThrownBy(() -> collector.collect(found, false))
        .hasStackTraceContaining("FileNotFoundException");
    assertThat(lake.exists(DeliveredFile.TABLE)).isFalse();
  }
}
