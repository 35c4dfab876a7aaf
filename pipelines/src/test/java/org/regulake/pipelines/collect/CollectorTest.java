package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.collect.CollectedLanding.decisions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.source.Reason;

/** Faults of deliveries, all in one landing folder that is collected once. */
@ExtendWith(SparkExtension.class)
class CollectorTest {

  private static CollectReport report;
  private static Map<String, Refusal> refusals;
  private static List<Row> penalties;
  private static List<Row> quarantined;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) {
    CollectedLanding collected = new CollectedLanding(spark, folder);
    FaultyLanding.fill(collected.landing());
    report = collected.collect();
    refusals =
        report.refusals().stream()
            .collect(
                Collectors.toMap(
                    refusal -> refusal.deliveryId() + "/" + refusal.fileName(),
                    Function.identity()));
    penalties = collected.bronze("penalty");
    quarantined = collected.lake().read(QuarantinedLandedRow.TABLE).collectAsList();
  }

  private static Refusal refusalOf(String id) {
    assertThat(refusals).containsKey(id);
    return refusals.get(id);
  }

  // ---- headers

  @Test
  void a_wrong_header_refuses_the_whole_delivery_and_names_the_nearest_column() {
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
  void a_truncated_archive_is_refused_alone() {
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
  void a_byte_order_mark_is_not_part_of_the_header() {
    assertThat(decisions(penalties, "2025-01-04-rows")).contains("B1");
  }

  // ---- rows

  @Test
  void malformed_rows_go_to_quarantine_with_line_and_reason_and_others_to_bronze() {
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
    assertThat(row.<Object>getAs("received_at")).isEqualTo(Instant.parse("2025-01-06T01:00:00Z"));
    assertThat(row.<Object>getAs("event_date")).isEqualTo(LocalDate.of(2025, 1, 5));
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
  void a_delivery_without_a_time_of_receipt_is_refused() {
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
  void a_folder_without_a_source_is_refused_and_the_nearest_source_is_named() {
    assertThat(refusalOf("penaltys//").reason()).isEqualTo(Reason.SOURCE_UNKNOWN);
    assertThat(refusalOf("penaltys//").detail()).contains("'penaltys'", "penalty");
  }

  // ---- reconciliation

  @Test
  void landed_rows_are_in_bronze_or_in_quarantine() {
    assertThat(report.hops().stream().filter(hop -> hop.source().equals("penalty")))
        .containsExactly(new Hop("collect", "penalty", 18, 12, 6, 0));
    assertThat(report.hops().stream().filter(hop -> hop.source().equals("officer")))
        .containsExactly(new Hop("collect", "officer", 12, 5, 7, 0));
    assertThat(penalties).hasSize(12);
  }

  @Test
  void the_default_encoding_is_utf_8() {
    assertThat(DeliveryDescription.NONE.encoding()).isEqualTo(StandardCharsets.UTF_8.name());
  }
}
