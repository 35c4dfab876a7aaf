package org.regulake.pipelines.pull;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.everywhere.PostgreSql;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.record.RecordedLanding;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Sources;

/** Records that are pulled from a database become what they become when they are landed as CSV. */
@ExtendWith(SparkExtension.class)
class PulledRecordsTest {

  private static final Table SILVER = Sources.named("penalty").orElseThrow().silver();
  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";

  @TempDir private Path folder;

  /** What the rows say, without the file and line where they say it. */
  private static ContentHash.Content content(RecordedLanding landing) {
    return ContentHash.of(
        SILVER, landing.lake().read(SILVER).withColumn(Provenance.RECORD_ID.name(), lit("")));
  }

  private static void land(RecordedLanding landing, String day, int sequence, String... rows) {
    landing.deliver(
        "penalty",
        day,
        "kind: incremental\nreceived_at: %sT09:00:00+08:00\nsequence: %d".formatted(day, sequence),
        HEADER,
        rows);
  }

  @Test
  void pulled_records_are_those_of_the_same_rows_landed_as_csv(SparkSession spark)
      throws SQLException {
    assumeTrue(PostgreSql.missing().isEmpty(), () -> PostgreSql.missing().get());
    Path own = folder.resolve("pulled");
    PullFolder pulls = new PullFolder(own, Map.of("BUREAU_PASSWORD", PostgreSql.PASSWORD));
    RecordedLanding pulled = new RecordedLanding(spark, own);
    try (PostgreSql server = new PostgreSql(folder);
        Connection database =
            DriverManager.getConnection(server.uri(), server.user(), PostgreSql.PASSWORD)) {
      pulls.describe(
          "penalties",
          "source: penalty",
          "url: " + server.uri(),
          "user: " + server.user(),
          "password_variable: BUREAU_PASSWORD",
          "schema: public",
          "table: penalty",
          "watermark: changed",
          "order: [decision_id]",
          "delivery: {identifier_scheme: letters, ignore: [changed]}");
      PullFolder.execute(
          database,
          "CREATE TABLE penalty (decision_id text, authority text, enterprise_code text,"
              + " decision_date timestamptz, penalty_type text, fine numeric(18,2), changed"
              + " timestamp)",
          "INSERT INTO penalty VALUES ('A1', '甲局', 'a', '2025-01-02 17:00Z', '罚款', 1234.50,"
              + " '2025-01-04 10:00')",
          "INSERT INTO penalty VALUES ('A2', '甲局', 'b', '2025-01-03 15:00Z', '警告', NULL,"
              + " '2025-01-04 11:00')",
          "INSERT INTO penalty VALUES ('A3', '甲局', 'b', 'infinity', '罚款', 7, '2025-01-04 10:30')");
      assertThat(pulls.pull("penalties", "2025-01-05T09:00:00+08:00").rows()).isEqualTo(3);
      PullFolder.execute(
          database,
          "UPDATE penalty SET fine = 2000, changed = '2025-01-06 10:00' WHERE decision_id = 'A1'",
          "INSERT INTO penalty VALUES ('A4', '乙局', 'a', '2025-01-05', '罚款', 0.10, '2025-01-06"
              + " 11:00')");
      assertThat(pulls.pull("penalties", "2025-01-07T09:00:00+08:00").rows()).isEqualTo(2);
      PullFolder.execute(
          database,
          "INSERT INTO penalty VALUES ('A5', '乙局', 'b', '2025-01-05', '罚款', 5, '2025-01-06"
              + " 11:00')");
      assertThat(pulls.pull("penalties", "2025-01-08T09:00:00+08:00").rows()).isEqualTo(2);
    }
    pulled.run();

    RecordedLanding landed = new RecordedLanding(spark, folder.resolve("landed"));
    land(landed, "2025-01-05", 1, "A1,甲局,a,2025-01-03,罚款,1234.50", "A2,甲局,b,2025-01-03,警告,");
    land(landed, "2025-01-07", 2, "A1,甲局,a,2025-01-03,罚款,2000.00", "A4,乙局,a,2025-01-05,罚款,0.10");
    land(landed, "2025-01-08", 3, "A5,乙局,b,2025-01-05,罚款,5.00");
    landed.run();
    assertThat(content(landed).rows()).isEqualTo(5);
    assertThat(content(pulled)).isEqualTo(content(landed));

    List<Row> unfit = pulled.lake().read(QuarantinedLandedRow.TABLE).collectAsList();
    assertThat(unfit).hasSize(1);
    assertThat(unfit.get(0).toString()).contains("'decision_date' is not a plain value");
  }
}
