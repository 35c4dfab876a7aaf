package org.regulake.pipelines.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.everywhere.PostgreSql;

/** Pulls from a PostgreSQL server: types, one state, what is new, and what stops a pull. */
class PulledPostgreSqlTest {

  @TempDir private static Path place;
  private static PostgreSql server;

  @TempDir private Path folder;
  private PullFolder pulls;
  private Connection database;

  @BeforeAll
  static void start() {
    assumeTrue(PostgreSql.missing().isEmpty(), () -> PostgreSql.missing().get());
    server = new PostgreSql(place);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void connect() throws SQLException {
    pulls = new PullFolder(folder, Map.of("BUREAU_PASSWORD", PostgreSql.PASSWORD));
    database = connection();
    PullFolder.execute(
        database,
        "DROP SCHEMA IF EXISTS bureau CASCADE",
        "CREATE SCHEMA bureau",
        "SET search_path TO bureau",
        "CREATE TABLE penalty (%s, fine numeric(18,2), changed timestamptz)"
            .formatted(PullFolder.PENALTY));
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(server.uri(), server.user(), PostgreSql.PASSWORD);
  }

  private void describe(String... more) {
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: " + server.uri(),
        "user: " + server.user(),
        "password_variable: BUREAU_PASSWORD",
        "schema: bureau",
        "delivery: {ignore: [changed]}",
        String.join("\n", more));
  }

  private void insert(String decision, String changed) throws SQLException {
    insert(database, decision, changed);
  }

  private static void insert(Connection connection, String decision, String changed)
      throws SQLException {
    PullFolder.execute(
        connection,
        "INSERT INTO bureau.penalty VALUES ('%s', '甲局', 'N1', '2025-01-03', '罚款', 1.10, %s)"
            .formatted(decision, changed == null ? "NULL" : "'" + changed + "'"));
  }

  @Test
  void a_pull_takes_what_came_since_the_one_before() throws SQLException {
    describe("table: penalty", "watermark: changed", "order: [decision_id]");
    insert("A1", "2025-01-05 10:00:00.123456+08");
    insert("A2", "2025-01-05 11:00:00+08");
    PullReport first = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(first.rows()).isEqualTo(2);
    assertThat(first.delivery()).isEqualTo("penalty/2025-01-06-penalties-1");
    assertThat(pulls.cells(first, "decision_id")).containsExactly("\"A1\"", "\"A2\"");
    assertThat(pulls.pull("penalties", "2025-01-07T09:00:00+08:00").isLanded()).isFalse();
    insert("A3", "2025-01-07 10:00:00+08");
    PullReport third = pulls.pull("penalties", "2025-01-08T09:00:00+08:00");
    assertThat(pulls.cells(third, "decision_id")).containsExactly("\"A3\"");
    assertThat(pulls.manifest(third).path("sequence").asLong()).isEqualTo(2);
    assertThat(pulls.manifest(third).path("kind").asText()).isEqualTo("incremental");
    assertThat(pulls.manifest(third).path("pull").path("from").asText())
        .isEqualTo("2025-01-05T03:00:00Z");
  }

  @Test
  void a_row_of_the_same_moment_that_is_committed_after_the_pull_is_not_lost() throws SQLException {
    describe("table: penalty", "watermark: changed", "order: [decision_id]");
    insert("A1", "2025-01-05 10:00+08");
    insert("A2", "2025-01-05 11:00+08");
    try (Connection slow = connection()) {
      slow.setAutoCommit(false);
      insert(slow, "A3", "2025-01-05 11:00+08");
      pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
      slow.commit();
    }
    PullReport second = pulls.pull("penalties", "2025-01-07T09:00:00+08:00");
    assertThat(pulls.cells(second, "decision_id")).containsExactly("\"A2\"", "\"A3\"");
    assertThat(pulls.pull("penalties", "2025-01-08T09:00:00+08:00").isLanded()).isFalse();
  }

  @Test
  void a_row_of_an_earlier_moment_within_the_overlap_is_not_lost() throws SQLException {
    describe("table: penalty", "watermark: changed", "overlap: PT1H", "order: [decision_id]");
    insert("A1", "2025-01-05 09:59+08");
    insert("A2", "2025-01-05 10:30+08");
    insert("A3", "2025-01-05 11:00+08");
    pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(pulls.pull("penalties", "2025-01-06T10:00:00+08:00").isLanded()).isFalse();
    insert("A4", "2025-01-05 10:00+08");
    PullReport second = pulls.pull("penalties", "2025-01-07T09:00:00+08:00");
    assertThat(pulls.cells(second, "decision_id")).containsExactly("\"A4\"", "\"A2\"", "\"A3\"");
    insert("A5", "2025-01-05 12:30+08");
    PullReport third = pulls.pull("penalties", "2025-01-08T09:00:00+08:00");
    assertThat(pulls.cells(third, "decision_id")).containsExactly("\"A5\"");
  }

  @ParameterizedTest
  @CsvSource({
    "date, P1D, 2025-01-03, 2025-01-04, 2025-01-05, 2025-01-02",
    "timestamp, PT24H, 2025-01-03 00:00, 2025-01-04 00:00, 2025-01-05 00:00, 2025-01-02 00:00",
    "bigint, 10, 9007199254740980, 9007199254740990, 9007199254741000, 9007199254740979",
    "numeric, 0.2, 0.3, 0.5, 0.7, 0.29"
  })
  void a_watermark_is_a_day_a_moment_or_a_number(
      String type, String overlap, String inside, String highest, String later, String outside)
      throws SQLException {
    PullFolder.execute(
        database,
        "CREATE TABLE marked (%s, mark %s)".formatted(PullFolder.PENALTY, type),
        "INSERT INTO marked VALUES ('A1', '甲局', 'N1', '2025-01-03', '罚款', '%s')"
            .formatted(highest));
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: " + server.uri(),
        "user: " + server.user(),
        "password_variable: BUREAU_PASSWORD",
        "schema: bureau",
        "table: marked",
        "watermark: mark",
        "overlap: " + overlap,
        "delivery: {ignore: [mark]}");
    assertThat(pulls.pull("penalties", "2025-01-06T09:00:00+08:00").rows()).isOne();
    for (String mark : new String[] {outside, inside, later}) {
      PullFolder.execute(
          database,
          "INSERT INTO marked VALUES ('%s', '甲局', 'N1', '2025-01-03', '罚款', '%s')"
              .formatted(mark, mark));
    }
    PullReport second = pulls.pull("penalties", "2025-01-07T09:00:00+08:00");
    assertThat(pulls.cells(second, "decision_id"))
        .containsExactly("\"" + inside + "\"", "\"A1\"", "\"" + later + "\"");
    assertThat(pulls.pull("penalties", "2025-01-08T09:00:00+08:00").isLanded()).isFalse();
  }

  @Test
  void values_keep_all_their_digits_and_moments_state_their_zone() throws SQLException {
    PullFolder.execute(
        database,
        "CREATE TABLE typed (decision_id uuid, authority char(4), enterprise_code text,"
            + " decision_date timestamptz, penalty_type text, fine numeric, violation boolean,"
            + " legal_basis bigint, publicity_end_date timestamp)",
        "INSERT INTO typed VALUES ('00000000-0000-0000-0000-00000000000a', '甲局', 'N1',"
            + " '2025-01-31 16:00:00.5Z', E'罚\n款\"\\\\,', 12345678901234567890.10, true,"
            + " 9007199254740993, '2026-01-31 23:59:59')");
    describe("table: typed", "order: [decision_id]");
    PullReport report = pulls.pull("penalties", "2025-02-06T09:00:00+08:00");
    assertThat(pulls.lines(report))
        .containsExactly(
            "{\"decision_id\":\"00000000-0000-0000-0000-00000000000a\",\"authority\":\"甲局  \","
                + "\"enterprise_code\":\"N1\",\"decision_date\":\"2025-02-01T00:00:00.5+08:00\","
                + "\"penalty_type\":\"罚\\n款\\\"\\\\,\",\"fine\":12345678901234567890.10,"
                + "\"violation\":true,\"legal_basis\":9007199254740993,"
                + "\"publicity_end_date\":\"2026-01-31T23:59:59+08:00\"}");
    describe("table: typed", "order: [decision_id]", "zone: UTC");
    PullReport elsewhere = pulls.pull("penalties", "2025-02-07T09:00:00+08:00");
    assertThat(pulls.cells(elsewhere, "decision_date"))
        .containsExactly("\"2025-01-31T16:00:00.5Z\"");
    assertThat(pulls.cells(elsewhere, "publicity_end_date"))
        .containsExactly("\"2026-01-31T23:59:59Z\"");
  }

  @Test
  void a_value_that_no_cell_can_hold_becomes_a_row_for_quarantine() throws SQLException {
    insert("A1", "2025-01-05 10:00+08");
    PullFolder.execute(
        database,
        "ALTER TABLE penalty ALTER fine TYPE numeric",
        "INSERT INTO penalty VALUES ('A2', '甲局', 'N1', 'infinity', '罚款', 1, '2025-01-05 10:00+08')",
        "INSERT INTO penalty VALUES ('A3', '甲局', 'N1', '0044-03-15 BC', '罚款', 1, '2025-01-05"
            + " 10:00+08')",
        "INSERT INTO penalty VALUES ('A4', '甲局', 'N1', '2025-01-03', '罚款', 'NaN', '2025-01-05"
            + " 10:00+08')");
    describe("table: penalty", "watermark: changed", "order: [decision_id]");
    PullReport report = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.remarks())
        .containsExactly(
            "3 rows go to quarantine, because a value fits no cell; the first: 'decision_date'"
                + " holds infinity");
    assertThat(pulls.cells(report, "decision_date"))
        .containsExactly(
            "\"2025-01-03\"",
            "{\"unfit\":\"infinity\"}",
            "{\"unfit\":\"0044-03-15 BC\"}",
            "\"2025-01-03\"");
    assertThat(pulls.cells(report, "fine")).last().isEqualTo("{\"unfit\":\"NaN\"}");
    assertThat(pulls.manifest(report).path("pull").path("unfit_rows").asLong()).isEqualTo(3);
  }

  @Test
  void rows_without_a_watermark_or_with_one_of_the_future_are_counted_and_reported()
      throws SQLException {
    insert("A1", "2025-01-05 10:00+08");
    insert("A2", null);
    insert("A3", "9999-12-31 00:00+08");
    insert("A4", "infinity");
    describe("table: penalty", "watermark: changed", "order: [decision_id]");
    PullReport report = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(pulls.cells(report, "decision_id")).containsExactly("\"A1\"");
    assertThat(report.remarks())
        .containsExactly(
            "1 rows have no 'changed' and were not read; fill it, or pull them with --whole",
            "2 rows have a 'changed' later than now and wait until then; correct it where it is"
                + " wrong");
    assertThat(pulls.manifest(report).path("pull").path("without_watermark").asLong()).isOne();
    insert("A5", "2025-01-06 10:00+08");
    assertThat(pulls.cells(pulls.pull("penalties", "2025-01-07T09:00:00+08:00"), "decision_id"))
        .containsExactly("\"A5\"");
    PullReport whole = pulls.pull("penalties", "2025-01-08T09:00:00+08:00", true);
    assertThat(whole.rows()).isEqualTo(5);
    assertThat(pulls.manifest(whole).path("kind").asText()).isEqualTo("full");
    assertThat(pulls.pull("penalties", "2025-01-09T09:00:00+08:00").isLanded()).isFalse();
  }

  @Test
  void a_column_that_cannot_be_read_stops_the_pull_and_nothing_is_landed() throws SQLException {
    PullFolder.execute(
        database,
        "CREATE TABLE lacking (decision_id text, authority text, decision_date date)",
        "CREATE TABLE floating (decision_id text, authority text, enterprise_code float8,"
            + " decision_date date, penalty_type text)",
        "CREATE TABLE bytes (%s, violation bytea)".formatted(PullFolder.PENALTY),
        "CREATE TABLE list (%s, violation text[])".formatted(PullFolder.PENALTY),
        "CREATE TABLE cash (%s, fine money)".formatted(PullFolder.PENALTY));
    Map.of(
            "lacking", "lacking lacks enterprise_code, penalty_type, without which",
            "floating", "column 'enterprise_code' holds codes in the type float8",
            "bytes", "column 'violation' has the type bytea",
            "list", "column 'violation' has the type _text",
            "cash", "column 'fine' has the type money")
        .forEach(
            (table, problem) -> {
              describe("table: " + table);
              assertThatThrownBy(() -> pulls.pull("penalties", "2025-01-06T09:00:00+08:00"))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining(problem);
            });
    assertThat(pulls.landed()).isEmpty();
  }

  @Test
  void columns_that_the_source_does_not_have_are_reported_and_not_read() throws SQLException {
    PullFolder.execute(
        database,
        "ALTER TABLE penalty ADD officer_phone text",
        "ALTER TABLE penalty RENAME decision_id TO \"文\"\"号\"");
    insert("A1", "2025-01-05 10:00+08");
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: " + server.uri(),
        "user: " + server.user(),
        "password_variable: BUREAU_PASSWORD",
        "schema: bureau",
        "table: penalty",
        "watermark: changed",
        "delivery: {headers: {'文\"号': decision_id}, ignore: [changed]}");
    PullReport report = pulls.pull("penalties", "2025-01-06T09:00:00+08:00");
    assertThat(report.remarks()).hasSize(1);
    assertThat(report.remarks().get(0))
        .startsWith("not read, because source penalty has no such column: 'officer_phone' (");
    assertThat(pulls.lines(report).get(0)).contains("文\\\"号").doesNotContain("officer_phone");
    assertThat(pulls.landing().resolve(report.delivery()).resolve("delivery.yml"))
        .content()
        .doesNotContain("ignore")
        .contains("decision_id");
  }

  @Test
  void a_query_takes_the_place_of_a_table_and_cannot_write() throws SQLException {
    insert("A1", "2025-01-05 10:00+08");
    String query = "query: |-\n  SELECT p.*, 1 AS fee FROM bureau.penalty p -- all";
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: " + server.uri(),
        "user: " + server.user(),
        "password_variable: BUREAU_PASSWORD",
        query,
        "watermark: changed",
        "delivery: {ignore: [changed, fee]}");
    assertThat(pulls.pull("penalties", "2025-01-06T09:00:00+08:00").rows()).isOne();
    pulls.describe(
        "writing",
        "source: penalty",
        "url: " + server.uri(),
        "user: " + server.user(),
        "password_variable: BUREAU_PASSWORD",
        "query: SELECT p.*, nextval('bureau.n') FROM bureau.penalty p",
        "delivery: {ignore: [changed, nextval]}");
    PullFolder.execute(database, "CREATE SEQUENCE n");
    assertThatThrownBy(() -> pulls.pull("writing", "2025-01-06T09:00:00+08:00"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void rows_that_come_while_a_pull_reads_are_left_to_the_next_one() throws Exception {
    for (int i = 0; i < 20; i++) {
      insert("A" + i, "2025-01-05 10:00+08");
    }
    describe("table: penalty", "watermark: changed", "fetch_rows: 3");
    DatabaseDescription described = Database.read(pulls.databases(), "penalties").description();
    try (Snapshot snapshot = new Snapshot(described, PostgreSql.PASSWORD)) {
      long counted = snapshot.count(Condition.ALL, WatermarkKind.INSTANT);
      long[] read = new long[1];
      snapshot.read(
          snapshot.columns(),
          Condition.ALL,
          WatermarkKind.INSTANT,
          row -> {
            insert("B" + read[0], "2025-01-05 10:00+08");
            read[0]++;
          });
      assertThat(read[0]).isEqualTo(counted).isEqualTo(20);
      assertThat(snapshot.count(Condition.ALL, WatermarkKind.INSTANT)).isEqualTo(20);
    }
  }

  @Test
  void a_pull_that_stops_midway_leaves_no_delivery() throws SQLException {
    for (int i = 0; i < 50; i++) {
      insert("A" + i, "2025-01-05 10:00+08");
    }
    pulls.describe(
        "penalties",
        "source: penalty",
        "url: " + server.uri(),
        "user: " + server.user(),
        "password_variable: BUREAU_PASSWORD",
        "fetch_rows: 5",
        "query: SELECT p.*, 1 / (49 - substr(decision_id, 2)::int) AS q FROM bureau.penalty p",
        "order: [decision_date]",
        "delivery: {headers: {q: violation}, ignore: [changed]}");
    assertThatThrownBy(() -> pulls.pull("penalties", "2025-01-06T09:00:00+08:00"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("division by zero");
    assertThat(pulls.landed()).isEmpty();
  }

  @Test
  void a_wrong_password_is_not_repeated_in_the_message() {
    PullFolder wrong = new PullFolder(folder, Map.of("BUREAU_PASSWORD", "not-the-password"));
    describe("table: penalty");
    assertThatThrownBy(() -> wrong.pull("penalties", "2025-01-06T09:00:00+08:00"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("password authentication failed")
        .hasMessageNotContaining("not-the-password");
    PullFolder without = new PullFolder(folder, Map.of());
    assertThatThrownBy(() -> without.pull("penalties", "2025-01-06T09:00:00+08:00"))
        .hasMessageContaining("environment variable BUREAU_PASSWORD");
  }
}
