package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Defective files and folders of many kinds in one landing folder with three sound deliveries: each
 * defect is refused, reported or quarantined with its reason, and the sound deliveries are
 * complete.
 */
@ExtendWith(SparkExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileLandingTest {

  private static HostileLanding hostile;
  private static Lakehouse lake;
  private static CollectReport report;
  private static Map<String, Row> books;
  private static Map<String, Map<Long, String>> quarantined;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder)
      throws IOException, InterruptedException {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    hostile = HostileLanding.fill(landing);
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);
    report = collector.collect(collector.scan(), false);
    books =
        lake.read(DeliveredFile.TABLE).collectAsList().stream()
            .collect(
                Collectors.toMap(
                    book -> book.getAs("delivery_id") + "/" + book.getAs("file_name"),
                    book -> book));
    quarantined = new TreeMap<>();
    lake.read(QuarantinedLandedRow.TABLE)
        .collectAsList()
        .forEach(
            row ->
                quarantined
                    .computeIfAbsent(row.getAs("file_name"), name -> new TreeMap<>())
                    .put(row.getAs("line_number"), row.getAs("reason_code")));
  }

  @AfterAll
  static void close() throws IOException {
    hostile.close();
  }

  private static Stream<Arguments> refused() {
    return ExpectedRefusals.all();
  }

  private static List<String> taken(String condition) {
    return lake
        .read(Sources.named("penalty").orElseThrow().bronze())
        .where(condition)
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("decision_id"))
        .sorted()
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refused")
  void defective_files_and_deliveries_are_refused_by_name_with_a_remedy(
      String id, String reason, String words) {
    assertThat(books).containsKey(id);
    Row book = books.get(id);
    assertThat(book.<String>getAs("state")).isEqualTo("refused");
    assertThat(book.<String>getAs("reason_code")).isEqualTo(reason);
    assertThat(book.<String>getAs("detail")).contains(words);
    assertThat(report.refusals())
        .anyMatch(refusal -> (refusal.deliveryId() + "/" + refusal.fileName()).equals(id));
  }

  @Test
  void a_file_that_is_empty_as_its_manifest_says_is_collected() {
    for (String name : List.of("nothing.csv", "nothing.jsonl.gz")) {
      Row book = books.get("penalty/2025-01-31-quiet/" + name);
      assertThat(book.<String>getAs("state")).as(name).isEqualTo("collected");
      assertThat(book.<Long>getAs("rows_in") + book.<Long>getAs("line_count")).as(name).isZero();
    }
  }

  @Test
  void nothing_else_is_refused() {
    List<String> named = refused().map(arguments -> (String) arguments.get()[0]).toList();
    assertThat(
            books.entrySet().stream()
                .filter(book -> "refused".equals(book.getValue().getAs("state")))
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void parts_and_copies_are_named_but_not_read() {
    assertThat(report.ignored())
        .extracting(Refusal::fileName)
        .containsExactlyInAnyOrder(
            "a.csv.bak", "a.csv.part", "a.tmp", "a.csv~", "~$a.xlsx", "_SUCCESS");
    assertThat(report.ignored())
        .allMatch(
            left -> left.reason() == Reason.FILE_TEMPORARY && left.detail().contains("rename it"));
  }

  @Test
  void sound_files_are_collected_completely_next_to_defective_ones() {
    assertThat(taken("decision_id LIKE 'G%'"))
        .containsExactly("G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8");
    assertThat(taken("delivery_id LIKE '%odd' OR delivery_id LIKE '%wide'"))
        .containsExactly("odd", "wide");
  }

  @Test
  void every_member_of_a_gzip_file_is_read() {
    assertThat(taken("file_name = 'members.csv.gz'")).containsExactly("D1", "D3");
  }

  @Test
  void unreadable_rows_are_quarantined_and_the_others_collected() {
    assertThat(taken("delivery_id LIKE '%rows'")).containsExactly("J1", "J9", "R1", "R3", "R6");
    assertThat(quarantined.get("marks.csv"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    3L,
                    "quote_unclosed",
                    5L,
                    "quote_misplaced",
                    6L,
                    "quote_unclosed",
                    7L,
                    "quote_misplaced")));
    assertThat(quarantined.get("lines.jsonl").keySet())
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 9L, 10L);
    assertThat(quarantined.get("lines.jsonl").values()).containsOnly("malformed_json");
  }

  @Test
  void a_number_in_json_keeps_its_digits() {
    assertThat(
            lake.read(Sources.named("penalty").orElseThrow().bronze())
                .where("decision_id = 'G4'")
                .collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("fine")).isEqualTo("90071992547409.93"));
  }

  @Test
  void the_ledger_accounts_for_every_line_of_a_file() {
    Map<String, List<Long>> lines = new LinkedHashMap<>();
    List.of("2025-01-31-rows/marks.csv", "2025-01-31-rows/lines.jsonl", "2025-01-31-good/a.csv")
        .forEach(
            name -> {
              Row book = books.get("penalty/" + name);
              lines.put(
                  name,
                  Stream.of(
                          "line_count",
                          "header_line_count",
                          "blank_line_count",
                          "continuation_line_count",
                          "rows_in",
                          "rows_quarantined")
                      .map(column -> book.<Long>getAs(column))
                      .toList());
            });
    assertThat(lines)
        .isEqualTo(
            Map.of(
                "2025-01-31-rows/marks.csv", List.of(8L, 1L, 0L, 0L, 7L, 4L),
                "2025-01-31-rows/lines.jsonl", List.of(10L, 0L, 0L, 0L, 10L, 8L),
                "2025-01-31-good/a.csv", List.of(5L, 1L, 0L, 1L, 3L, 0L)));
  }
}
