package org.regulake.pipelines.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.collect.Decisions;

/** Pulls from an SQLite file: values of any type in any column, and the order of deliveries. */
class PulledSqliteTest {

  @TempDir private Path folder;
  private PullFolder pulls;
  private Connection database;

  @BeforeEach
  void connect() throws SQLException {
    pulls = new PullFolder(folder, Map.of());
    database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bureau.db"));
    PullFolder.execute(
        database,
        "CREATE TABLE penalty (%s, fine DECIMAL(18,2), number INTEGER)"
            .formatted(PullFolder.PENALTY));
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  private void describe(String... more) {
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: jdbc:sqlite:" + folder.resolve("bureau.db"),
        "table: penalty",
        "order: [decision_id]",
        "delivery: {ignore: [number]}",
        String.join("\n", more));
  }

  private void insert(String decision, String code, String date, String fine, String number)
      throws SQLException {
    PullFolder.execute(
        database,
        "INSERT INTO penalty VALUES ('%s', '甲局', %s, %s, '罚款', %s, %s)"
            .formatted(decision, code, date, fine, number));
  }

  private void insert(String decision, int number) throws SQLException {
    insert(decision, "'N1'", "'2025-01-03'", "1.5", String.valueOf(number));
  }

  @Test
  void every_value_is_written_by_its_own_type_and_none_is_converted_in_silence()
      throws SQLException {
    insert("A1", "'N1'", "'2025-01-03'", "1234.56", "1");
    insert("A2", "'N1'", "20250103", "'九十元'", "2");
    insert("A3", "'N1'", "2460678.5", "NULL", "3");
    insert("A4", "'N1'", "'2025-01-03'", "1e300", "4");
    insert("A5", "x'00ff'", "'2025-01-03'", "9007199254740993", "5");
    insert("A6", "CAST(x'ff41' AS TEXT)", "'2025-01-03'", "2", "6");
    insert("A7", "'N1'", "1735862400", "3", "7");
    describe("watermark: number");
    PullReport report = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(report.rows()).isEqualTo(7);
    assertThat(pulls.cells(report, "decision_date"))
        .containsExactly(
            "\"2025-01-03\"",
            "20250103",
            "{\"unfit\":\"a floating number, 2460678.5\"}",
            "\"2025-01-03\"",
            "\"2025-01-03\"",
            "\"2025-01-03\"",
            "1735862400");
    assertThat(pulls.cells(report, "fine"))
        .containsExactly(
            "1234.56",
            "\"九十元\"",
            "null",
            "{\"unfit\":\"a floating number, 1.0E300\"}",
            "9007199254740993",
            "2",
            "3");
    assertThat(pulls.cells(report, "enterprise_code"))
        .contains("{\"unfit\":\"2 bytes\"}", "{\"unfit\":\"text that is not UTF-8\"}");
    assertThat(report.remarks().get(0)).startsWith("4 rows go to quarantine");
  }

  @Test
  void codes_that_are_numbers_are_reported() throws SQLException {
    PullFolder.execute(
        database,
        "CREATE TABLE numbered (decision_id TEXT, authority TEXT, enterprise_code, decision_date"
            + " TEXT, penalty_type TEXT)",
        "INSERT INTO numbered VALUES ('A1', '甲局', 12345, '2025-01-03', '罚款')",
        "INSERT INTO numbered VALUES ('A2', '甲局', '012345', '2025-01-03', '罚款')",
        "INSERT INTO numbered VALUES ('A3', '甲局', 12345.0, '2025-01-03', '罚款')");
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: jdbc:sqlite:" + folder.resolve("bureau.db"),
        "table: numbered",
        "order: [decision_id]");
    PullReport report = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(report.remarks()).hasSize(2);
    assertThat(report.remarks().get(0)).endsWith("'enterprise_code' holds a value of another kind");
    assertThat(report.remarks().get(1))
        .startsWith("1 rows have a code as a number, the first in column 'enterprise_code'");
    assertThat(pulls.cells(report, "enterprise_code"))
        .containsExactly("12345", "\"012345\"", "{\"unfit\":\"a floating number, 12345.0\"}");
  }

  @Test
  void a_watermark_of_several_types_or_forms_is_refused() throws SQLException {
    insert("A1", 1);
    insert("A2", "'N1'", "'2025-01-03'", "1", "'two'");
    describe("watermark: number");
    assertThatThrownBy(() -> pulls.pull("penalties", "2025-01-06T09:00:00+08:00"))
        .hasMessageContaining("column 'number'")
        .hasMessageContaining("cannot be a watermark");
    PullFolder.execute(database, "UPDATE penalty SET number = '2025-1-5' WHERE decision_id = 'A1'");
    assertThatThrownBy(() -> pulls.pull("penalties", "2025-01-06T09:00:00+08:00"))
        .hasMessageContaining("cannot be a watermark");
    PullFolder.execute(
        database,
        "UPDATE penalty SET number = '2025-01-05 10:00:00' WHERE decision_id = 'A1'",
        "UPDATE penalty SET number = '2025-01-05 09:00:00' WHERE decision_id = 'A2'");
    assertThat(pulls.cells(pulls.pull("penalties", "2025-01-06T09:00:00+08:00"), "decision_id"))
        .containsExactly("\"A2\"", "\"A1\"");
    insert("A3", "'N1'", "'2025-01-03'", "1", "'2025-01-05 10:00:00'");
    assertThat(pulls.cells(pulls.pull("penalties", "2025-01-07T09:00:00+08:00"), "decision_id"))
        .containsExactly("\"A1\"", "\"A3\"");
  }

  @Test
  void without_a_watermark_every_changed_table_is_landed_whole() throws SQLException {
    insert("A1", 1);
    insert("A2", 1);
    describe();
    PullReport first = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(pulls.manifest(first).path("kind").asText()).isEqualTo("full");
    assertThat(pulls.pull("penalties", "2025-01-07T09:00:00+08:00").isLanded()).isFalse();
    PullFolder.execute(database, "UPDATE penalty SET fine = 2 WHERE decision_id = 'A1'");
    PullReport second = pulls.pull("penalties", "2025-01-08T09:00:00+08:00");
    assertThat(pulls.cells(second, "fine")).containsExactly("2", "1.5");
    PullFolder.execute(database, "DELETE FROM penalty");
    assertThatThrownBy(() -> pulls.pull("penalties", "2025-01-09T09:00:00+08:00"))
        .hasMessageContaining("would end all records");
    assertThat(pulls.landed()).hasSize(4).noneMatch(file -> file.contains("unfinished"));
  }

  @Test
  void a_withdrawn_or_removed_delivery_is_pulled_again() throws SQLException, IOException {
    describe("watermark: number");
    insert("A1", 1);
    pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    insert("A2", 2);
    PullReport second = pulls.pull("penalties", "2025-01-07T09:00:00+08:00");
    insert("A3", 3);
    PullReport third = pulls.pull("penalties", "2025-01-08T09:00:00+08:00");
    new Decisions(new Configuration(), pulls.landing().toString())
        .withdraw(second.delivery(), Instant.parse("2025-01-08T02:00:00Z"), "甲", "wrong file");
    PullReport again = pulls.pull("penalties", "2025-01-09T09:00:00+08:00");
    assertThat(pulls.cells(again, "decision_id")).containsExactly("\"A2\"", "\"A3\"");
    assertThat(pulls.pull("penalties", "2025-01-10T09:00:00+08:00").isLanded()).isFalse();
    for (PullReport gone : new PullReport[] {third, again}) {
      Files.delete(pulls.landing().resolve(gone.delivery()).resolve("rows-1.jsonl.gz"));
    }
    assertThat(pulls.cells(pulls.pull("penalties", "2025-01-11T09:00:00+08:00"), "decision_id"))
        .containsExactly("\"A2\"", "\"A3\"");
  }

  @Test
  void another_table_or_watermark_is_read_from_its_beginning() throws SQLException {
    describe("watermark: number");
    insert("A1", 1);
    pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    describe("watermark: decision_date", "zone: UTC");
    PullReport report = pulls.pull("penalties", "2025-01-07T09:00:00+08:00");
    assertThat(report.rows()).isOne();
    assertThat(report.remarks())
        .containsExactly(
            "earlier pulls read another table, query or watermark, so all rows are read again");
  }

  @Test
  void rows_hash_and_sequence_are_those_of_the_manifest() throws SQLException, IOException {
    describe("watermark: number", "sender: 甲局", "scope: 某市");
    Files.createDirectories(pulls.landing().resolve("penalty/2025-01-01-by-hand"));
    Files.writeString(
        pulls.landing().resolve("penalty/2025-01-01-by-hand/manifest.json"), "{\"sequence\": 7}");
    insert("A1", 1);
    insert("A2", 1);
    PullReport report = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    JsonNode manifest = pulls.manifest(report);
    Path file = pulls.landing().resolve(report.delivery()).resolve("rows-1.jsonl.gz");
    assertThat(manifest.path("sequence").asLong()).isEqualTo(8);
    assertThat(manifest.path("files").path(0).path("rows").asLong()).isEqualTo(2);
    assertThat(manifest.path("files").path(0).path("sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(RowDigest.sha256().digest(Files.readAllBytes(file))));
    assertThat(manifest.path("sender").asText()).isEqualTo("甲局");
    assertThat(manifest.path("scope").asText()).isEqualTo("某市");
    assertThat(manifest.path("event_time").asText()).isEqualTo("2025-01-06");
    assertThat(new ObjectMapper().readTree(pulls.lines(report).get(0)).size()).isEqualTo(6);
  }

  @Test
  void what_a_stopped_pull_left_is_removed_by_the_next_one() throws SQLException, IOException {
    describe("watermark: number");
    insert("A1", 1);
    Path left = pulls.landing().resolve("penalty/.unfinished-penalties.other");
    Files.createDirectories(left);
    Files.writeString(left.resolve("rows-1.jsonl.gz"), "half");
    pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(left).doesNotExist();
    assertThat(pulls.landed()).hasSize(2);
  }

  @Test
  void a_file_that_does_not_exist_is_not_made() {
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: jdbc:sqlite:" + folder.resolve("absent.db"),
        "table: penalty");
    assertThatThrownBy(() -> pulls.pull("penalties", "2025-01-06T09:00:00+08:00"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder.resolve("absent.db")).doesNotExist();
  }
}
