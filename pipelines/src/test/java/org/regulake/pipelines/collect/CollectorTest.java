package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regulake.pipelines.collect.FaultyLanding.HEADER;
import static org.regulake.pipelines.collect.FaultyLanding.NUMBER;
import static org.regulake.pipelines.collect.FaultyLanding.OLD_NUMBER;
import static org.regulake.pipelines.collect.FaultyLanding.PASSPORT;
import static org.regulake.pipelines.collect.FaultyLanding.row;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Everything that can be wrong with a delivery, in one landing folder that is collected several
 * times: as it arrived, after some of it was mended, with nothing new, while a file grows, and
 * after a collected file was changed.
 */
@ExtendWith(SparkExtension.class)
class CollectorTest {

  private static LandingFolder landing;
  private static CollectReport first;
  private static CollectReport mended;
  private static CollectReport nothingNew;
  private static CollectReport touched;
  private static CollectReport whileGrowing;
  private static CollectReport grown;
  private static List<Row> penaltiesWhileGrowing;
  private static List<Row> penaltiesOfGrown;
  private static Throwable changedInPlace;
  private static Throwable changed;
  private static Map<String, Refusal> refusals;
  private static List<Row> penalties;
  private static List<Row> officers;
  private static Map<String, String> namesById;
  private static List<Row> quarantined;
  private static List<Row> penaltiesAfterMending;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) {
    landing = new LandingFolder(folder.resolve("landing"));
    FaultyLanding.fill(landing);
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);

    first = collector.collect(collector.scan(), false);
    refusals =
        first.refusals().stream()
            .collect(
                Collectors.toMap(
                    refusal -> refusal.deliveryId() + "/" + refusal.fileName(),
                    Function.identity()));
    penalties = lake.read(Sources.named("penalty").orElseThrow().bronze()).collectAsList();
    officers = lake.read(Sources.named("officer").orElseThrow().bronze()).collectAsList();
    namesById =
        lake.read(PersonName.TABLE).where("file_name = 'people.csv'").collectAsList().stream()
            .collect(
                Collectors.toMap(row -> row.getAs("name_id"), row -> row.getAs("person_name")));
    quarantined = lake.read(QuarantinedLandedRow.TABLE).collectAsList();

    FaultyLanding.repair(landing);
    mended = collector.collect(collector.scan(), false);
    penaltiesAfterMending =
        lake.read(Sources.named("penalty").orElseThrow().bronze()).collectAsList();

    nothingNew = collector.collect(collector.scan(), false);

    landing.put("penalty/2025-03-01-growing/growing.csv", HEADER, row("W1"), "W2,torn");
    Collector.Found half = collector.scan();
    landing.put("penalty/2025-03-01-growing/growing.csv", HEADER, row("W1"), row("W2"), row("W3"));
    whileGrowing = collector.collect(half, false);
    penaltiesWhileGrowing = growing(lake);
    grown = collector.collect(collector.scan(), false);
    penaltiesOfGrown = growing(lake);

    landing.put("penalty/2025-01-03-damaged/good.csv", HEADER, row("G1"), row("G2"));
    landing.touch("penalty/2025-01-03-damaged/good.csv", 2);
    touched = collector.collect(collector.scan(), false);
    landing.put("penalty/2025-01-03-damaged/good.csv", HEADER, row("G1"), row("G9"));
    landing.touch("penalty/2025-01-03-damaged/good.csv", 4);
    changedInPlace = catchThrowable(() -> collector.collect(collector.scan(), false));
    landing.put(
        "penalty/2025-01-03-damaged/good.csv", HEADER, row("G1"), row("G2"), row("G3-added"));
    changed = catchThrowable(() -> collector.collect(collector.scan(), false));
  }

  private static List<Row> growing(Lakehouse lake) {
    return lake.read(Sources.named("penalty").orElseThrow().bronze())
        .where("delivery_id = 'penalty/2025-03-01-growing'")
        .collectAsList();
  }

  private static List<String> decisions(List<Row> rows, String delivery) {
    return rows.stream()
        .filter(row -> row.<String>getAs("delivery_id").equals("penalty/" + delivery))
        .map(row -> row.<String>getAs("decision_id"))
        .sorted()
        .toList();
  }

  private static Refusal refusalOf(String id) {
    assertThat(refusals).containsKey(id);
    return refusals.get(id);
  }

  // ---- headers

  @Test
  void a_wrong_header_refuses_the_delivery_as_a_whole_and_names_what_is_nearest() {
    assertThat(refusalOf("penalty/2025-01-01-header/a.csv").reason())
        .isEqualTo(Reason.HEADER_UNKNOWN);
    assertThat(refusalOf("penalty/2025-01-01-header/a.csv").detail())
        .contains("'penalty_typ'", "penalty_type", "delivery.yml");
    assertThat(refusalOf("penalty/2025-01-01-header/b.csv").reason())
        .isEqualTo(Reason.DELIVERY_REFUSED);
    assertThat(refusalOf("penalty/2025-01-01-header/b.csv").detail()).contains("a.csv");
    assertThat(decisions(penalties, "2025-01-01-header")).isEmpty();
  }

  @Test
  void a_header_without_a_required_column_refuses_the_delivery_and_names_the_column() {
    assertThat(refusalOf("penalty/2025-01-02-incomplete/a.csv").reason())
        .isEqualTo(Reason.HEADER_INCOMPLETE);
    assertThat(refusalOf("penalty/2025-01-02-incomplete/a.csv").detail())
        .contains("lacks decision_date");
    assertThat(decisions(penalties, "2025-01-02-incomplete")).isEmpty();
  }

  @Test
  void an_unknown_key_on_any_line_of_a_json_file_is_a_wrong_header() {
    assertThat(refusalOf("penalty/2025-01-02-key/keys.jsonl").reason())
        .isEqualTo(Reason.HEADER_UNKNOWN);
    assertThat(refusalOf("penalty/2025-01-02-key/keys.jsonl").detail()).contains("'fines'", "fine");
    assertThat(decisions(penalties, "2025-01-02-key")).isEmpty();
  }

  @Test
  void a_chinese_header_is_understood() {
    assertThat(decisions(penalties, "2025-01-04-rows")).contains("W1");
  }

  // ---- files

  @Test
  void a_cut_off_archive_is_refused_alone() {
    assertThat(refusalOf("penalty/2025-01-03-damaged/cut.csv.gz").reason())
        .isEqualTo(Reason.FILE_TRUNCATED);
    assertThat(refusalOf("penalty/2025-01-03-damaged/cut.csv.gz").detail())
        .contains("send it again");
    assertThat(decisions(penalties, "2025-01-03-damaged")).containsExactly("G1", "G2", "Z1");
  }

  @Test
  void a_file_in_another_encoding_than_declared_is_refused_and_the_remedy_is_named() {
    assertThat(refusalOf("penalty/2025-01-03-damaged/gb.csv").reason())
        .isEqualTo(Reason.FILE_ENCODING);
    assertThat(refusalOf("penalty/2025-01-03-damaged/gb.csv").detail())
        .contains("not UTF-8", "encoding: GB18030");
  }

  @Test
  void a_file_in_the_declared_encoding_is_read_in_it() {
    assertThat(
            penalties.stream()
                .filter(row -> "GB1".equals(row.getAs("decision_id")))
                .map(row -> row.<String>getAs("authority")))
        .containsExactly("朝阳区市场监管局");
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(refusalOf("penalty/2025-01-03-damaged/empty.csv").reason())
        .isEqualTo(Reason.FILE_EMPTY);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_header() {
    assertThat(decisions(penalties, "2025-01-04-rows")).contains("B1");
  }

  // ---- rows

  @Test
  void rows_that_do_not_fit_go_to_quarantine_with_line_and_reason_and_the_others_to_bronze() {
    assertThat(decisions(penalties, "2025-01-04-rows"))
        .containsExactly("B1", "J1", "J3", "R1", "R4", "R5", "W1");
    Map<String, String> reasons = new TreeMap<>();
    quarantined.stream()
        .filter(row -> row.<String>getAs("delivery_id").startsWith("penalty/"))
        .forEach(
            row ->
                reasons.put(
                    row.getAs("file_name") + ":" + row.getAs("line_number"),
                    row.getAs("reason_code")));
    assertThat(reasons)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "rows.csv:3",
                "ragged_row",
                "rows.csv:4",
                "ragged_row",
                "rows.csv:5",
                "nul_byte",
                "lines.jsonl:2",
                "malformed_json",
                "lines.jsonl:3",
                "malformed_json",
                "lines.jsonl:4",
                "malformed_json"));
  }

  @Test
  void the_quarantine_says_how_many_fields_there_were_and_shows_the_row() {
    Row ragged =
        quarantined.stream()
            .filter(row -> "R2,too,short".equals(row.getAs("raw")))
            .findFirst()
            .orElseThrow();
    assertThat(ragged.<String>getAs("detail")).isEqualTo("3 fields where the header has 6");
  }

  @Test
  void quoted_line_breaks_commas_and_quotation_marks_belong_to_the_cell() {
    Row quoted =
        penalties.stream()
            .filter(row -> "R4".equals(row.getAs("decision_id")))
            .findFirst()
            .orElseThrow();
    assertThat(quoted.<String>getAs("violation")).isEqualTo("无照经营,\n第一次 \"初犯\"");
    assertThat(quoted.<Long>getAs("line_number")).isEqualTo(7);
    assertThat(quoted.<String>getAs("record_id")).isEqualTo("penalty/2025-01-04-rows/rows.csv:7");
  }

  // ---- manifests

  @Test
  void a_file_that_differs_from_the_manifest_is_refused_alone() {
    assertThat(refusalOf("penalty/2025-01-05-manifest/hash.csv").reason())
        .isEqualTo(Reason.FILE_HASH_DIFFERS);
    assertThat(refusalOf("penalty/2025-01-05-manifest/count.csv").reason())
        .isEqualTo(Reason.FILE_COUNT_DIFFERS);
    assertThat(refusalOf("penalty/2025-01-05-manifest/count.csv").detail())
        .contains("has 1 rows, the manifest says 2");
    assertThat(refusalOf("penalty/2025-01-05-manifest/gone.csv").reason())
        .isEqualTo(Reason.FILE_MISSING);
    assertThat(refusalOf("penalty/2025-01-05-manifest/unlisted.csv").reason())
        .isEqualTo(Reason.FILE_UNLISTED);
    assertThat(decisions(penalties, "2025-01-05-manifest")).containsExactly("M4");
  }

  @Test
  void the_manifest_says_when_a_delivery_was_received_and_what_it_is() {
    Row row =
        penalties.stream()
            .filter(one -> "M4".equals(one.getAs("decision_id")))
            .findFirst()
            .orElseThrow();
    assertThat(row.<Object>getAs("received_at"))
        .isEqualTo(java.time.Instant.parse("2025-01-06T01:00:00Z"));
    assertThat(row.<Object>getAs("event_date")).isEqualTo(java.time.LocalDate.of(2025, 1, 5));
    assertThat(row.<Long>getAs("sequence")).isEqualTo(7);
  }

  @Test
  void a_manifest_that_cannot_be_read_or_belongs_elsewhere_refuses_its_delivery() {
    assertThat(refusalOf("penalty/2025-01-05-broken/").reason())
        .isEqualTo(Reason.DELIVERY_UNREADABLE);
    assertThat(refusalOf("penalty/2025-01-05-broken/").detail()).contains("manifest.json", "sorce");
    assertThat(refusalOf("penalty/2025-01-05-elsewhere/").detail()).contains("judgment", "move it");
  }

  // ---- folders

  @Test
  void a_delivery_of_which_nobody_says_when_it_was_received_is_refused() {
    assertThat(refusalOf("penalty/without-a-day/").reason()).isEqualTo(Reason.DELIVERY_UNREADABLE);
    assertThat(refusalOf("penalty/without-a-day/").detail())
        .contains("without-a-day", "begin the folder's name with a date");
  }

  @Test
  void a_description_with_an_unknown_key_or_kind_refuses_its_delivery() {
    assertThat(refusalOf("penalty/2025-01-07-description/").detail())
        .contains("encodng", "encoding");
    assertThat(refusalOf("penalty/2025-01-07-kind/").detail()).contains("everything");
  }

  @Test
  void a_folder_of_no_source_is_refused_and_the_nearest_source_is_named() {
    assertThat(refusalOf("penaltys//").reason()).isEqualTo(Reason.SOURCE_UNKNOWN);
    assertThat(refusalOf("penaltys//").detail()).contains("'penaltys'", "penalty");
  }

  // ---- persons

  @Test
  void a_person_has_one_hash_however_the_number_is_written() {
    assertThat(officers).hasSize(5);
    assertThat(
            officers.stream()
                .map(row -> row.<String>getAs("person_number"))
                .filter(number -> number != null)
                .distinct())
        .singleElement()
        .asString()
        .matches("P[0-9a-f]{32}");
  }

  @Test
  void a_row_without_a_number_has_no_hash() {
    assertThat(
            officers.stream()
                .filter(row -> row.getAs("person_number") == null)
                .map(row -> namesById.get(row.<String>getAs("person_name"))))
        .containsExactly("李四");
  }

  @Test
  void a_resident_number_in_the_place_of_a_code_or_behind_a_name_is_hashed_like_any_other() {
    String hash =
        officers.stream()
            .map(row -> row.<String>getAs("person_number"))
            .filter(number -> number != null)
            .findAny()
            .orElseThrow();
    assertThat(officers.stream().filter(row -> row.<String>getAs("enterprise_code").equals(hash)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("person_number")).isEqualTo(hash);
              assertThat(namesById.get(row.<String>getAs("person_name"))).isEqualTo("王五");
            });
  }

  @Test
  void the_name_of_a_person_stands_once_per_file_in_a_table_of_its_own_and_nowhere_else() {
    assertThat(namesById.values()).containsExactlyInAnyOrder("张三", "李四", "王五");
    assertThat(
            officers.stream()
                .map(row -> row.<String>getAs("person_name"))
                .filter(name -> name != null))
        .allMatch(namesById::containsKey);
    List<String> names = List.of("张三", "李四", "王五", "John");
    assertThat(
            Stream.of(officers, quarantined, first.refusals())
                .flatMap(List::stream)
                .map(Object::toString))
        .noneMatch(kept -> names.stream().anyMatch(kept::contains));
  }

  @Test
  void no_number_of_a_person_is_kept_in_bronze_in_quarantine_or_in_a_message() {
    assertThat(refusalOf("officer/2025-01-06-no-header/people.csv").reason())
        .isEqualTo(Reason.HEADER_UNKNOWN);
    assertThat(
            quarantined.stream()
                .filter(row -> row.<String>getAs("delivery_id").startsWith("officer/")))
        .hasSize(7);
    List<String> numbers =
        List.of(NUMBER, NUMBER.substring(0, 12), "0307200X", OLD_NUMBER, PASSPORT);
    List<String> leaks =
        Stream.of(officers, quarantined, first.refusals())
            .flatMap(List::stream)
            .map(Object::toString)
            .filter(
                kept ->
                    numbers.stream().anyMatch(kept.toUpperCase(java.util.Locale.ROOT)::contains))
            .toList();
    assertThat(leaks).isEmpty();
  }

  // ---- the same folder again

  @Test
  void what_came_in_went_to_bronze_or_to_quarantine() {
    assertThat(first.hops().stream().filter(hop -> hop.source().equals("penalty")))
        .containsExactly(new Hop("collect", "penalty", 18, 12, 6, 0));
    assertThat(first.hops().stream().filter(hop -> hop.source().equals("officer")))
        .containsExactly(new Hop("collect", "officer", 12, 5, 7, 0));
    assertThat(penalties).hasSize(12);
  }

  @Test
  void a_mended_file_and_one_that_came_later_are_taken_in_on_the_next_look() {
    assertThat(decisions(penaltiesAfterMending, "2025-01-05-manifest"))
        .containsExactly("M1", "M4", "M6");
    assertThat(mended.refusals())
        .noneMatch(
            refusal ->
                refusal.fileName().equals("hash.csv") || refusal.fileName().equals("gone.csv"));
    assertThat(mended.refusals()).anyMatch(refusal -> refusal.fileName().equals("count.csv"));
  }

  @Test
  void the_same_file_under_another_name_is_a_replay_and_changes_nothing() {
    assertThat(mended.replays())
        .singleElement()
        .satisfies(
            replay -> {
              assertThat(replay.reason()).isEqualTo(Reason.FILE_REPLAY);
              assertThat(replay.detail())
                  .contains(
                      "penalty/2025-01-03-damaged-again/the-same.csv",
                      "penalty/2025-01-03-damaged/good.csv");
            });
    assertThat(decisions(penaltiesAfterMending, "2025-01-03-damaged-again")).isEmpty();
    assertThat(penaltiesAfterMending).hasSize(14);
  }

  @Test
  void collecting_the_same_folder_again_gives_the_same_report() {
    assertThat(nothingNew).isEqualTo(mended);
  }

  @Test
  void a_file_that_grows_while_it_is_read_is_refused_and_nothing_of_it_is_taken() {
    assertThat(penaltiesWhileGrowing).isEmpty();
    assertThat(whileGrowing.refusals())
        .filteredOn(refusal -> refusal.reason() == Reason.FILE_GROWING)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.fileName()).isEqualTo("growing.csv");
              assertThat(refusal.detail())
                  .contains("still growing")
                  .contains("nothing of it was taken")
                  .contains("rename them when they are complete");
            });
  }

  @Test
  void a_file_that_has_ceased_to_grow_is_taken_whole_by_the_next_run() {
    assertThat(grown.refusals()).noneMatch(refusal -> refusal.reason() == Reason.FILE_GROWING);
    assertThat(penaltiesOfGrown).hasSize(3);
  }

  @Test
  void a_file_that_changed_after_it_was_collected_stops_the_collection_with_a_remedy() {
    assertThat(changed)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("penalty/2025-01-03-damaged/good.csv")
        .hasMessageContaining("correction");
  }

  @Test
  void a_change_that_keeps_the_size_is_noticed_as_well() {
    assertThat(changedInPlace)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("penalty/2025-01-03-damaged/good.csv");
  }

  @Test
  void a_file_that_was_only_copied_again_is_still_the_same_file() {
    assertThat(touched).isEqualTo(grown);
  }

  @Test
  void utf_8_is_what_a_file_is_in_when_nobody_says_otherwise() {
    assertThat(DeliveryDescription.NONE.encoding()).isEqualTo(StandardCharsets.UTF_8.name());
  }
}
