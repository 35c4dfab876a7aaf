package org.regulake.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.collect.LandingFolder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.StartedRun;
import org.regulake.pipelines.quality.DeliveryQuality;
import org.regulake.pipelines.quality.QualityChecker;
import org.regulake.pipelines.record.Recorder;

/** Answers of rules in a lake that gets one delivery after another, and in one that gets all. */
@ExtendWith(SparkExtension.class)
class ChangedQualityTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final String PENALTY =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";

  private SparkSession spark;
  private Path folder;
  private LandingFolder landing;

  @BeforeEach
  void open(SparkSession session, @TempDir Path temporary) {
    spark = session;
    folder = temporary;
    landing = new LandingFolder(folder.resolve("landing"));
  }

  private void deliver(String delivery, String kind, String header, String... rows) {
    landing.put(delivery + "/delivery.yml", "kind: " + kind, "identifier_scheme: letters");
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(List.of(rows));
    landing.put(delivery + "/rows.csv", lines.toArray(String[]::new));
  }

  private Lakehouse lake(String name) {
    return new Lakehouse(spark, LakehouseConfig.in(folder.resolve(name).toString()));
  }

  private void run(Lakehouse lake) {
    RunLedger ledger = new RunLedger(lake.files());
    ledger.begin(StartedRun.of("R1"));
    Progress silent =
        new Progress() {
          @Override
          public void begin(String key, String title) {}

          @Override
          public void done(String key, String title, double seconds, long rows) {}

          @Override
          public void unchanged(String key, String title) {}

          @Override
          public void note(String sentence) {}
        };
    try (RunLock lock = RunLock.take(lake.files(), "R1")) {
      StageRunner runner =
          new StageRunner(
              lake,
              ledger,
              lock,
              "R1",
              "program",
              silent,
              Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      runner.run(
          new Collection(
              runner.context(Collection.DECLARATION),
              landing.location(),
              KEY,
              Instant.parse("2026-01-01T00:00:00Z"),
              false));
      runner.run(new EntityResolver());
      runner.run(new Recorder(KEY, 0));
      runner.run(new QualityChecker(QualityRules.load(), Expectations.load()));
    }
  }

  private static List<String> contents(Lakehouse lake) {
    return QualityChecker.DECLARATION.writes().stream()
        .map((Table table) -> table.fullName() + " " + ContentHash.of(table, lake.read(table)))
        .toList();
  }

  @Test
  void answers_equal_those_from_nothing_whichever_source_has_changed() {
    deliver(
        "registration/2025-01-31-full",
        "full",
        "registration_number,enterprise_name,status,established_date",
        "N1,甲有限公司,存续,2010-01-01",
        "N2,乙有限公司,存续,2025-01-20");
    deliver(
        "penalty/2025-01-31-full",
        "full",
        PENALTY,
        "P1,甲局,N1,2024-05-01,罚款,0",
        "P2,甲局,N3,2024-05-02,罚款,5万元",
        "P3,甲局,N2,2025-01-10,警告,");
    Lakehouse changed = lake("changed");
    run(changed);

    // Only the contents of another source change, which does not ask the register.
    deliver(
        "arrears/2025-02-28-full",
        "full",
        "enterprise_code,kind,period,amount",
        "N1,税款,2025-01,0",
        "N2,税款,2025-01,50");
    run(changed);
    assertThat(changed.read(DeliveryQuality.TABLE).where("source = 'penalty'").count())
        .isPositive();

    // The register learns of an enterprise that a penalty named before, and a penalty is corrected.
    deliver(
        "registration/2025-03-31-incremental",
        "incremental",
        "registration_number,enterprise_name,status,established_date",
        "N3,丙有限公司,存续,2012-01-01");
    deliver("penalty/2025-03-31-correction", "correction", PENALTY, "P1,甲局,N1,2024-05-01,罚款,3万元");
    run(changed);

    Lakehouse fresh = lake("fresh");
    run(fresh);
    assertThat(contents(changed)).isEqualTo(contents(fresh));
  }
}
