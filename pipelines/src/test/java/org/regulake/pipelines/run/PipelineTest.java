package org.regulake.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.law.Law;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.catalogue.CatalogueFiles;
import org.regulake.pipelines.collect.LandingFolder;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.CatalogedLake;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.StartedRun;
import org.regulake.pipelines.publish.Products;

/**
 * Two days of a small landing folder. In one lake the first is judged, and again when a delivery of
 * a later month and one that was received before it have arrived, together with the second; in
 * another lake they are judged in reverse order, from all deliveries.
 */
@ExtendWith(SparkExtension.class)
class PipelineTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 28);
  private static final LocalDate MARCH = LocalDate.of(2025, 3, 31);

  private static LandingFolder landing;
  private static Lakehouse backwards;
  private static List<String> contentInOrder;
  private static List<String> contentBackwards;
  private static List<String> workOfBackfill;
  private static List<String> workOfRepetition;
  private static List<String> workAfterLaterMonth;
  private static List<String> workAfterEarlierReceipt;

  /** Stages that ran, and notes. */
  private static final class Work implements Progress {

    private final List<String> done = new ArrayList<>();

    @Override
    public void begin(String key, String title) {}

    @Override
    public void done(String key, String title, double seconds, long rows) {
      done.add(key);
    }

    @Override
    public void unchanged(String key, String title) {}

    @Override
    public void note(String sentence) {
      done.add(sentence);
    }
  }

  @BeforeAll
  static void judge(SparkSession spark, @TempDir Path folder) {
    landing = new LandingFolder(folder.resolve("landing"));
    landing.put("registration/2025-02-28-register/delivery.yml", "identifier_scheme: ours");
    landing.put(
        "registration/2025-02-28-register/register.csv",
        "registration_number,enterprise_name,status,established_date,region_code\n"
            + IntStream.range(1, 5)
                .mapToObj(i -> "N%d,第%d有限公司,存续,2010-01-01,330100".formatted(i, i))
                .collect(Collectors.joining("\n")));
    penalties(
        "2025-03-31-month",
        IntStream.range(1, 7)
            .mapToObj(i -> "P%d,杭州市市场监督管理局,N1,2025-03-0%d,罚款,90万元".formatted(i, i))
            .collect(Collectors.joining("\n")));

    RunOptions bothDays = new RunOptions(null, FEBRUARY, MARCH, null);
    Lakehouse inOrder = CatalogedLake.in(spark, folder.resolve("in-order"));
    RunOptions firstDay = new RunOptions(FEBRUARY, null, null, null);
    run(inOrder, firstDay);
    penalties("2025-04-30-month", "P7,杭州市市场监督管理局,N2,2025-02-10,罚款,90万元");
    workAfterLaterMonth = run(inOrder, firstDay);
    penalties("2025-01-31-month", "P8,杭州市市场监督管理局,N3,2025-01-10,罚款,90万元");
    workAfterEarlierReceipt = run(inOrder, bothDays);
    contentInOrder = contentOfBothDays(inOrder);

    backwards = CatalogedLake.in(spark, folder.resolve("backwards"));
    run(backwards, new RunOptions(MARCH, null, null, null));
    workOfBackfill = run(backwards, firstDay);
    workOfRepetition = run(backwards, bothDays);
    contentBackwards = contentOfBothDays(backwards);
  }

  private static void penalties(String delivery, String rows) {
    landing.put("penalty/%s/delivery.yml".formatted(delivery), "identifier_scheme: ours");
    landing.put(
        "penalty/%s/penalty.csv".formatted(delivery),
        "decision_id,authority,enterprise_code,decision_date,penalty_type,fine\n" + rows);
  }

  private static List<String> run(Lakehouse lake, RunOptions options) {
    SparkSession.setActiveSession(lake.spark());
    try (RunLock lock = RunLock.take(lake.files(), "R1")) {
      RunLedger ledger = new RunLedger(lake.files());
      ledger.begin(StartedRun.of("R1"));
      Work work = new Work();
      StageRunner stages =
          new StageRunner(
              lake,
              ledger,
              lock,
              "R1",
              "program",
              work,
              Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      new Pipeline(
              lake,
              stages,
              new RunSettings(
                  landing.location(),
                  KEY,
                  1_000_000,
                  50_000,
                  Instant.parse("2025-04-06T00:00:00Z"),
                  false))
          .run(options, "R1");
      return work.done;
    }
  }

  private static List<String> contentOfBothDays(Lakehouse lake) {
    return Stages.ALL.stream()
        .filter(stage -> stage.isDaily())
        .flatMap(stage -> stage.writes().stream())
        .flatMap(
            table ->
                Stream.of(FEBRUARY, MARCH)
                    .map(
                        day ->
                            "%s on %s: %s"
                                .formatted(
                                    table.fullName(),
                                    day,
                                    ContentHash.of(
                                        table, lake.read(table).where(RunStamp.condition(day))))))
        .toList();
  }

  @Test
  void neither_the_order_of_days_nor_that_of_deliveries_changes_any_table() {
    assertThat(contentBackwards).isEqualTo(contentInOrder);
    assertThat(
            backwards
                .read(RiskScore.PRODUCT.table())
                .where(RunStamp.condition(MARCH))
                .orderBy("stated_code")
                .select("stated_code", "previous_class_code", "previous_as_of")
                .collectAsList())
        .extracting(row -> "%s %s %s".formatted(row.get(0), row.get(1), row.get(2)))
        .containsExactly(
            "N1 T 2025-02-28", "N2 T 2025-02-28", "N3 D 2025-02-28", "N4 T 2025-02-28");
  }

  @Test
  void the_catalogue_goes_with_the_release_and_states_its_days() {
    assertThat(CatalogueFiles.of(backwards, Products.contracts(), Law.load()).problems()).isEmpty();
    assertThat(backwards.files().read("catalogue/dcat.jsonld").orElseThrow())
        .contains("\"@value\" : \"2025-02-28\"", "\"@value\" : \"2025-03-31\"");
    assertThat(backwards.files().list("catalogue/contracts"))
        .hasSameSizeAs(Products.contracts())
        .contains("risk_score.odcs.yaml");
  }

  @Test
  void judging_an_earlier_day_only_publishes_the_following_day_again() {
    assertThat(workOfBackfill)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stages.ALL.stream()
                        .filter(stage -> stage.isDaily())
                        .map(stage -> stage.key(FEBRUARY)),
                    Stream.of(
                        "2025-03-31 is judged again, because the scores of its previous day,"
                            + " 2025-02-28, have changed",
                        "publish@2025-03-31"))
                .toList());
    assertThat(workOfRepetition).isEmpty();
  }

  @Test
  void a_delivery_of_a_later_month_changes_no_day_that_is_judged_before() {
    assertThat(workAfterLaterMonth)
        .as("the penalty is older than the day, but not known before May")
        .contains("record")
        .noneMatch(stage -> stage.contains("@"));
  }

  @Test
  void a_delivery_that_was_received_before_a_judged_day_makes_it_due_again() {
    assertThat(workAfterEarlierReceipt)
        .contains("feature@2025-02-28", "publish@2025-02-28", "publish@2025-03-31");
  }
}
