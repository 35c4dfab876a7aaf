package org.regulake.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.StartedRun;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.stage.Stage;

/**
 * Records that are changed by new deliveries, one after another, equal those of a lake that gets
 * all deliveries at once: rows, quarantine, persons, and the count of every outcome.
 */
@ExtendWith(SparkExtension.class)
class ChangedRecordsTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ONLY = "only the changed records were built again, ";
  private static final String PENALTY =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String STAKE =
      "enterprise_code,holder_code,holder_name,holder_number,share_ratio,from_date";
  private static final String OFFICER = "enterprise_code,enterprise_name,person_name,position";
  private static final String REGISTER =
      "registration_number,credit_code,enterprise_name,status,legal_representative_name";

  private SparkSession spark;
  private Path folder;
  private LandingFolder landing;
  private int lakes;

  /** A lake with the ledger of its runs. */
  private record LakeOfRuns(Lakehouse lake, RunLedger ledger, RunLock lock) {

    StageRecord recorded() {
      return ledger.stage("record").orElseThrow();
    }

    /** What the last run says of a source. */
    List<String> notes(String source) {
      return recorded().notes().stream().filter(note -> note.startsWith(source)).toList();
    }

    /** Rows and content hash of each table, and the balance of each source. */
    List<String> contents() {
      List<String> contents = new ArrayList<>();
      for (Table table : Recorder.DECLARATION.writes()) {
        contents.add(table.fullName() + " " + ContentHash.of(table, lake.read(table)));
      }
      recorded().hops().forEach(hop -> contents.add(hop.toString()));
      recorded().kept().forEach((source, counts) -> contents.add(source + " " + counts));
      return contents;
    }
  }

  private final List<LakeOfRuns> opened = new ArrayList<>();

  @BeforeEach
  void open(SparkSession session, @TempDir Path temporary) {
    spark = session;
    folder = temporary;
    landing = new LandingFolder(folder.resolve("landing"));
  }

  @AfterEach
  void close() {
    opened.forEach(lake -> lake.lock().close());
  }

  private LakeOfRuns emptyLake() {
    Lakehouse lake =
        new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake-" + lakes++).toString()));
    RunLedger ledger = new RunLedger(lake.files());
    ledger.begin(StartedRun.of("R1"));
    LakeOfRuns opened = new LakeOfRuns(lake, ledger, RunLock.take(lake.files(), "R1"));
    this.opened.add(opened);
    return opened;
  }

  private void run(LakeOfRuns lake) {
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
    StageRunner runner =
        new StageRunner(
            lake.lake(),
            lake.ledger(),
            lake.lock(),
            "R1",
            "program",
            silent,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    List<Stage> stages =
        List.of(
            new Collection(
                runner.context(Collection.DECLARATION), landing.location(), KEY, NOW, false),
            new EntityResolver(),
            new Recorder(KEY, 0));
    stages.forEach(runner::run);
  }

  private void deliver(String delivery, String description, String header, String... rows) {
    landing.put(delivery + "/delivery.yml", "identifier_scheme: ours", description);
    landing.put(delivery + "/rows.csv", header + "\n" + String.join("\n", rows));
  }

  private static String[] rows(int count, IntFunction<String> row) {
    return IntStream.rangeClosed(1, count).mapToObj(row).toArray(String[]::new);
  }

  private void deliverManyRows() {
    deliver(
        "registration/2025-01-31-register",
        "",
        REGISTER,
        rows(60, i -> "R%d,,第%d有限公司,存续,王%d".formatted(i, i, i)));
    deliver(
        "penalty/2025-01-31-month",
        "",
        PENALTY,
        rows(60, i -> "P%d,局,%s%d,2025-01-05,罚款,%d00".formatted(i, i > 50 ? "C" : "R", i, i)));
    deliver(
        "officer/2025-01-31-full",
        "kind: full",
        OFFICER,
        rows(60, i -> "R%d,第%d有限公司,李%d,董事".formatted(i, i, i % 30)));
    deliver(
        "shareholding/2025-01-31-month",
        "",
        STAKE,
        rows(60, i -> "R%d,R%d,,,%.2f,2015-01-01".formatted(i, i + 1, i / 100.0)));
  }

  @Test
  void records_changed_by_deliveries_one_after_another_equal_those_of_all_at_once() {
    deliverManyRows();
    LakeOfRuns lake = emptyLake();
    run(lake);

    // New, repeated, contradicting, corrected, deleted and unreadable rows; a number and a code,
    // both known before, turn out to be of one enterprise; an enterprise that no register knows.
    deliver(
        "penalty/2025-02-28-month",
        "",
        PENALTY,
        "P61,局,R1,2025-02-05,罚款,100",
        "P3,局,R3,2025-01-05,罚款,300",
        "P62,局,R4,2025-02-05,罚款,100",
        "P62,局,R4,2025-02-05,罚款,200",
        ",局,R5,2025-02-05,罚款,100",
        "P63,局,R6,2025-02-05,罚款,多",
        "P64,局,X1,2025-02-05,罚款,100");
    deliver(
        "penalty/2025-02-20-corrected", "kind: correction", PENALTY, "P5,局,R7,2025-01-06,罚款,999");
    deliver("penalty/2025-02-21-deleted", "kind: deletion", PENALTY, "P7,局,,,,", "P99,局,,,,");
    deliver(
        "registration/2025-02-28-register",
        "",
        REGISTER,
        "R51,C51,第51有限公司,存续,王51",
        "R52,C52,更名有限公司,吊销,赵52",
        "R61,,第61有限公司,存续,王1");
    deliver(
        "shareholding/2025-02-28-month",
        "",
        STAKE,
        "R1,,张三,,0.5,2020-01-01",
        "R2,C53,,,0.5,2020-01-01",
        "R3,R4,,,0.9,2015-01-01");
    run(lake);
    assertThat(lake.notes("penalty")).anyMatch(note -> note.contains(ONLY + "of 13 of 70 "));
    assertThat(lake.notes("officer"))
        .as("R51 and R52 are other enterprises now")
        .anyMatch(note -> note.contains(ONLY + "of 2 of 60 "));
    assertThat(lake.notes("registration")).anyMatch(note -> note.contains(ONLY));

    // A late delivery, which is received before all others; a second full delivery, which ends
    // records; a third code of a known enterprise.
    deliver(
        "penalty/2025-01-10-late",
        "",
        PENALTY,
        "P8,局,R8,2025-01-04,罚款,700",
        "P65,局,X1,2025-01-04,罚款,700");
    deliver(
        "officer/2025-03-31-full",
        "kind: full",
        OFFICER,
        rows(59, i -> "R%d,第%d有限公司,李%d,董事".formatted(i, i, i % 30)));
    deliver("registration/2025-03-31-register", "", REGISTER, "R53,C53,第53有限公司,存续,王53");
    run(lake);
    deliver(
        "officer/2025-04-30-month",
        "",
        OFFICER,
        "R60,第60有限公司,李0,董事",
        "R1,第1有限公司,钱一,监事",
        "R53,另名有限公司,李23,监事");
    run(lake);
    assertThat(lake.notes("officer"))
        .as("R60, which a full delivery ended, and both posts of R1 and R53")
        .anyMatch(note -> note.contains(ONLY + "of 4 of 122 "));
    LakeOfRuns fresh = emptyLake();
    run(fresh);
    assertThat(lake.contents()).isEqualTo(fresh.contents());
  }
}
