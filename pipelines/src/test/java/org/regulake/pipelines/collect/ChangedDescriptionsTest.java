package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.lakehouse.TableVersion;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * A manifest or a description is changed after its delivery was collected: the lake gets the
 * contents of a new lake.
 */
@ExtendWith(SparkExtension.class)
class ChangedDescriptionsTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String OFFICERS = "enterprise_code,person_name,position";
  private static final String YML = "penalty/2025-01-10-a/delivery.yml";
  private static final List<Table> TABLES =
      List.of(
          Sources.named("penalty").orElseThrow().bronze(),
          Sources.named("officer").orElseThrow().bronze(),
          PersonName.TABLE,
          QuarantinedLandedRow.TABLE,
          DeliveredFile.TABLE);

  /** A landing folder and the lake into which it is collected, of which each test has a copy. */
  @TempDir private static Path collected;

  @TempDir private Path folder;
  private SparkSession spark;
  private LandingFolder landing;
  private Lakehouse lake;
  private int fresh;

  private static String row(String id) {
    return id + ",朝阳区市场监管局,91110105MA01C0QX2U,05/01/2025,罚款,1000";
  }

  @BeforeAll
  static void land(SparkSession session) {
    LandingFolder landing = new LandingFolder(collected.resolve("landing"));
    landing.put("penalty/2025-01-10-a/a.csv", HEADER, row("A1"), row("A2"), "A3,torn");
    landing.put("penalty/2025-01-10-a/b.csv", HEADER, row("B1"), row("B2"));
    landing.put(YML, "dates: [dd/MM/yyyy]");
    landing.put("penalty/2025-01-10-b/again.csv", HEADER, row("B1"), row("B2"));
    landing.put("penalty/2025-01-10-b/delivery.yml", "dates: [dd/MM/yyyy]");
    landing.put("penalty/2025-01-11-c/c.csv", HEADER, row("C1"));
    landing.put("officer/2025-01-10/o.csv", OFFICERS, "91110105MA01C0QX2U,张三,董事");
    collect(lake(session, collected.resolve("lake")), landing, LandingFolder.NOW);
  }

  @BeforeEach
  void copy(SparkSession session) throws IOException {
    spark = session;
    FileUtils.copyDirectory(collected.toFile(), folder.toFile());
    landing = new LandingFolder(folder.resolve("landing"));
    lake = lake("lake");
  }

  private Lakehouse lake(String name) {
    return lake(spark, folder.resolve(name));
  }

  private static Lakehouse lake(SparkSession spark, Path folder) {
    return new Lakehouse(spark, LakehouseConfig.in(folder.toString()));
  }

  private CollectReport collect(Lakehouse into) {
    return collect(into, LandingFolder.NOW);
  }

  private CollectReport collect(Lakehouse into, Instant now) {
    return collect(into, landing, now);
  }

  private static CollectReport collect(Lakehouse into, LandingFolder landing, Instant now) {
    Collector collector =
        new Collector(
            StagesOnLake.context(into, Collection.DECLARATION), landing.location(), KEY, now);
    into.beginStage();
    return collector.collect(collector.scan(), false);
  }

  /** Rows and content hash of each table. */
  private static Map<String, String> content(Lakehouse of) {
    of.beginStage();
    return TABLES.stream()
        .map(table -> of.version(table, Optional.empty(), null))
        .flatMap(Optional::stream)
        .filter(version -> version.rows() > 0)
        .collect(
            Collectors.toMap(
                TableVersion::table,
                version -> version.rows() + " " + version.contentHash(),
                (one, other) -> one,
                TreeMap::new));
  }

  private Map<String, String> contentOfNewLake() {
    Lakehouse other = lake("fresh" + fresh++);
    collect(other);
    return content(other);
  }

  private List<String> decisions() {
    return lake
        .read(TABLES.get(0))
        .selectExpr("concat_ws(' ', decision_id, message_kind, decision_date, fine)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** Delivery → the changed description. */
  private static final Map<String, String> EDITS =
      Map.ofEntries(
          Map.entry("pattern", "dates: [MM/dd/yyyy]"),
          Map.entry("unit", "{dates: [dd/MM/yyyy], units: {fine: 万元}}"),
          Map.entry("kind", "{dates: [dd/MM/yyyy], kind: full}"),
          Map.entry("day", "{dates: [dd/MM/yyyy], event_time: 2025-01-09}"),
          Map.entry("number", "{dates: [dd/MM/yyyy], sequence: 3}"),
          Map.entry("scope", "{dates: [dd/MM/yyyy], scope: 浙江}"),
          Map.entry(
              "words",
              "{dates: [dd/MM/yyyy], identifier_scheme: own, words: {penalty_type: {罚款: 警告}},"
                  + " not_stated: ['1000']}"),
          Map.entry("headers", "{headers: {authority: penalty_type, penalty_type: authority}}"),
          Map.entry("constant", "{ignore: [authority, fine], constants: {authority: 某局}}"),
          Map.entry("nothing", "{}"),
          // With these the delivery is refused.
          Map.entry("delimiter", "delimiter: ;"),
          Map.entry("encoding", "encoding: UTF-16"),
          Map.entry("key", "datess: [dd/MM/yyyy]"),
          Map.entry("future", "event_time: 2031-01-01"),
          Map.entry("receipt", "received_at: 2024-12-31"));

  private void describe(String edit, String text) {
    landing.put("penalty/2025-01-20-%s/delivery.yml".formatted(edit), text);
  }

  @Test
  void edited_descriptions_give_the_contents_of_a_new_lake_and_restored_ones_the_old() {
    EDITS
        .keySet()
        .forEach(
            edit -> {
              landing.put(
                  "penalty/2025-01-20-%s/a.csv".formatted(edit),
                  HEADER,
                  row(edit + 1),
                  row(edit + 2),
                  edit + ",torn");
              landing.put("penalty/2025-01-20-%s/b.csv".formatted(edit), HEADER, row(edit + 3));
              landing.put(
                  "penalty/2025-01-21-again-%s/b.csv".formatted(edit), HEADER, row(edit + 3));
              landing.put(
                  "penalty/2025-01-21-again-%s/delivery.yml".formatted(edit),
                  "{event_time: 2025-01-20, dates: [dd/MM/yyyy]}");
              describe(edit, "dates: [dd/MM/yyyy]");
            });
    collect(lake);
    Map<String, String> before = content(lake);
    EDITS.forEach(this::describe);
    CollectReport report = collect(lake);
    assertThat(content(lake)).isEqualTo(contentOfNewLake()).isNotEqualTo(before);
    EDITS
        .keySet()
        .forEach(
            edit ->
                assertThat(report.changes())
                    .as(edit)
                    .filteredOn(sentence -> sentence.startsWith("penalty/2025-01-20-" + edit + ":"))
                    .singleElement()
                    .asString()
                    .contains("2 files", "delivery.yml"));
    assertThat(collect(lake).changes()).isEmpty();
    EDITS.keySet().forEach(edit -> describe(edit, "dates: [dd/MM/yyyy]"));
    collect(lake);
    assertThat(content(lake)).isEqualTo(before);
  }

  @Test
  void an_added_edited_or_removed_manifest_is_applied_each_time() {
    Map<String, String> manifests =
        Map.of(
            "sender",
            "{\"sequence\": 7, \"sender\": \"浙江\"}",
            "count",
            "{\"files\": [{\"name\": \"a.csv\", \"rows\": 9}]}",
            "unlisted",
            "{\"files\": [{\"name\": \"b.csv\", \"rows\": 9}]}",
            "receipt",
            "{\"received_at\": \"2025-02-05T09:00:00.123456789+08:00\"}",
            "broken",
            "{\"sorce\": \"penalty\"}");
    manifests
        .keySet()
        .forEach(
            name -> landing.put("penalty/2025-01-20-%s/a.csv".formatted(name), HEADER, row(name)));
    collect(lake);
    Map<String, String> before = content(lake);
    manifests.forEach(
        (name, text) -> landing.put("penalty/2025-01-20-%s/manifest.json".formatted(name), text));
    assertThat(collect(lake).changes()).hasSize(5);
    assertThat(content(lake)).isEqualTo(contentOfNewLake());
    assertThat(collect(lake).changes()).isEmpty();
    manifests
        .keySet()
        .forEach(name -> landing.remove("penalty/2025-01-20-%s/manifest.json".formatted(name)));
    collect(lake);
    assertThat(content(lake)).isEqualTo(before);
  }

  @Test
  void unchanged_deliveries_are_not_read_again() {
    List<Long> versions = TABLES.stream().map(lake::version).toList();
    String signature =
        new Collector(
                StagesOnLake.context(lake, Collection.DECLARATION),
                landing.location(),
                KEY,
                LandingFolder.NOW)
            .scan()
            .signature();
    landing.put(YML, "# in other words", "delimiter: ','", "dates:", "  - dd/MM/yyyy");
    assertThat(
            new Collector(
                    StagesOnLake.context(lake, Collection.DECLARATION),
                    landing.location(),
                    KEY,
                    LandingFolder.NOW)
                .scan()
                .signature())
        .isEqualTo(signature);
    assertThat(collect(lake).changes()).isEmpty();
    assertThat(TABLES.stream().map(lake::version).toList()).isEqualTo(versions);
    landing.put(
        "officer/2025-01-10/delivery.yml", "ignore: [person_name]", "constants: {person_name: 李四}");
    assertThat(collect(lake).changes()).hasSize(1);
    assertThat(lake.version(TABLES.get(0))).as("penalties").isEqualTo(versions.get(0));
    assertThat(lake.read(PersonName.TABLE).collectAsList())
        .extracting(row -> row.<String>getAs("person_name"))
        .containsExactly("李四");
  }

  @Test
  void a_replay_of_an_edited_file_is_no_longer_one_and_the_other_way_round() {
    assertThat(decisions()).hasSize(5);
    landing.put(YML, "units: {fine: 万元}");
    collect(lake);
    assertThat(decisions()).as("the repeated file now has its own content").hasSize(7);
    landing.put("penalty/2025-01-10-b/delivery.yml", "units: {fine: 万元}");
    assertThat(collect(lake).replays()).hasSize(1);
    assertThat(content(lake)).isEqualTo(contentOfNewLake());
  }

  @Test
  void if_a_file_is_missing_the_collected_rows_are_kept_and_the_report_names_it() {
    List<String> before = decisions();
    landing.remove("penalty/2025-01-10-a/b.csv");
    for (String edited : List.of("dates: [MM/dd/yyyy]", "datess: [dd/MM/yyyy]")) {
      landing.put(YML, edited);
      CollectReport report = collect(lake);
      assertThat(decisions()).isEqualTo(before);
      assertThat(report.changes()).isEmpty();
      assertThat(report.refusals())
          .filteredOn(refusal -> refusal.reason() == Reason.DESCRIPTION_NOT_TAKEN)
          .singleElement()
          .satisfies(
              refusal ->
                  assertThat(refusal.detail())
                      .contains(
                          "penalty/2025-01-10-a", "b.csv", "Put the file back", "correction"));
    }
    landing.put("penalty/2025-01-10-a/b.csv", HEADER, row("B1"), row("B2"));
    landing.put(YML, "dates: [MM/dd/yyyy]");
    assertThat(collect(lake).refusals()).isEmpty();
    assertThat(content(lake)).isEqualTo(contentOfNewLake());
  }

  @Test
  void of_two_equal_files_the_one_received_first_counts_whichever_is_found_first() {
    landing.put("penalty/2025-01-09-late/late.csv", HEADER, row("B1"), row("B2"));
    landing.put(
        "penalty/2025-01-09-late/delivery.yml",
        "{event_time: 2025-01-10, received_at: 2025-01-10, dates: [dd/MM/yyyy], sequence: 0}");
    collect(lake);
    assertThat(content(lake)).isEqualTo(contentOfNewLake());
  }

  @Test
  void a_file_changed_with_its_description_stops_the_collection_before_any_removal() {
    List<String> before = decisions();
    landing.put("penalty/2025-01-10-a/b.csv", HEADER, row("B9"));
    for (String edited : List.of("dates: [MM/dd/yyyy]", "datess: [dd/MM/yyyy]")) {
      landing.put(YML, edited);
      assertThatThrownBy(() -> collect(lake))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("penalty/2025-01-10-a/b.csv", "correction");
      assertThat(decisions()).isEqualTo(before);
    }
  }

  @Test
  void a_run_with_an_earlier_present_removes_nothing() {
    List<String> before = decisions();
    collect(lake, Instant.parse("2025-01-02T00:00:00Z"));
    assertThat(decisions()).isEqualTo(before);
  }

  @Test
  void a_withdrawn_delivery_is_kept_as_it_was_known() {
    new Decisions(spark.sparkContext().hadoopConfiguration(), landing.location())
        .withdraw(
            "penalty/2025-01-10-a", Instant.parse("2025-02-01T00:00:00Z"), "someone", "wrong file");
    collect(lake);
    List<String> before = decisions();
    landing.put(YML, "dates: [MM/dd/yyyy]");
    assertThat(collect(lake).changes()).isEmpty();
    assertThat(decisions()).isEqualTo(before);
  }

  @Test
  void an_interrupted_removal_is_completed_by_the_next_run_under_any_description() {
    Map<String, String> before = content(lake);
    List<Row> ledger = lake.read(DeliveredFile.TABLE).collectAsList();
    landing.put(YML, "units: {fine: 万元}");
    collect(lake);
    // The ledger as it is from the moment at which the removal of rows begins.
    lake.replace(
        DeliveredFile.TABLE,
        spark.createDataFrame(
            ledger.stream()
                .map(
                    entry ->
                        entry.<String>getAs("delivery_id").startsWith("penalty/2025-01-10")
                            ? FileLedger.withoutDescription(entry)
                            : entry)
                .toList(),
            Schemas.of(DeliveredFile.TABLE)));
    landing.put(YML, "dates: [dd/MM/yyyy]");
    collect(lake);
    assertThat(content(lake)).isEqualTo(before);
  }
}
