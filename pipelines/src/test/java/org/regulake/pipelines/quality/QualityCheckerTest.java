package org.regulake.pipelines.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.values;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.record.RecordReport;
import org.regulake.pipelines.record.RecordedLanding;
import org.regulake.pipelines.stage.StagesOnLake;

/** Deliveries with known faults, from the landing folder to the findings and counts. */
@ExtendWith(SparkExtension.class)
class QualityCheckerTest {

  private static final String PENALTY =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine,legal_basis,violation";

  private static RecordReport report;
  private static List<Row> findings;
  private static List<Row> counts;

  @BeforeAll
  static void check(SparkSession spark, @TempDir Path folder) {
    RecordedLanding landing = new RecordedLanding(spark, folder);
    landing.deliver(
        "registration",
        "2025-01-31-register",
        "",
        RecordedLanding.REGISTER,
        "OLD,杭州甲有限公司,存续,2010-03-01",
        "YOUNG,杭州乙有限公司,存续,2025-01-17",
        "UNREAD,,存续,2010-03-01");
    landing.deliver(
        "penalty",
        "2025-02-28-incremental",
        "kind: incremental",
        PENALTY,
        "P1,甲局,OLD,2025-02-01,罚款,5万元,《价格法》,价格违法",
        "P2,甲局,OLD,2025-02-02,罚款,0,,价格违法",
        "P3,甲局,YOUNG,2025-01-16,警告,,《价格法》,价格违法",
        "P4,甲局,LATER,2025-02-04,罚款,,《价格法》,",
        "P5,甲局,UNREAD,2025-02-05,罚款,不详,《价格法》,价格违法",
        "P6,甲局,OLD,2024-01-05,罚款,1万元,《价格法》,价格违法");
    landing.deliver(
        "registration",
        "2025-03-10-register",
        "kind: incremental",
        RecordedLanding.REGISTER,
        "LATER,杭州丁有限公司,存续,2010-03-01");
    landing.deliver(
        "penalty",
        "2025-03-31-correction",
        "kind: correction",
        PENALTY,
        "P2,甲局,OLD,2025-02-02,罚款,2万元,《价格法》,价格违法",
        "P4,甲局,LATER,2025-02-04,罚款,3万元,《价格法》,价格违法");
    report = landing.run();
    StagesOnLake.run(landing.lake(), new QualityChecker(QualityRules.load(), Expectations.load()));
    findings =
        landing.lake().read(QualityFinding.TABLE).where("source = 'penalty'").collectAsList();
    counts = landing.lake().read(DeliveryQuality.TABLE).collectAsList();
  }

  /** What each penalty of the first delivery breaks, by hand from the rows above. */
  @Test
  void every_fault_is_found_with_the_values_that_show_it() {
    assertThat(breaches())
        .isEqualTo(
            Map.of(
                "P2", "CM101 legal_basis = null, CS101 fine_yuan = 0.00; penalty_type = fine",
                "P3", "CS102 decision_date = 2025-01-16; entity_id_established_date = 2025-01-17",
                "P4", "CM102 violation = null, RF101 entity_id_in_register = false",
                "P6",
                    "TM101 decision_date = 2024-01-05; message_kind = incremental; received_date ="
                        + " 2025-02-28"));
  }

  private static Map<String, String> breaches() {
    Map<String, String> breaches = new TreeMap<>();
    for (Row finding : findings) {
      String line = finding.<String>getAs("record_id").replaceAll(".*:", "");
      List<String> found =
          finding.<Row>getList(finding.fieldIndex("breaches")).stream()
              .map(breach -> breach.getAs("rule_code") + " " + breach.getAs("stated"))
              .sorted()
              .toList();
      breaches.put("P" + (Integer.parseInt(line) - 1), String.join(", ", found));
    }
    return breaches;
  }

  @Test
  void a_finding_ends_when_a_correction_replaces_the_record() {
    assertThat(
            findings.stream()
                .filter(row -> row.<Instant>getAs("known_to").toString().startsWith("2025"))
                .map(row -> row.<String>getAs("record_id")))
        .containsExactlyInAnyOrder(
            "penalty/2025-02-28-incremental/rows.csv:3",
            "penalty/2025-02-28-incremental/rows.csv:5");
  }

  /** P5 has an unread sum and an enterprise whose register row is in quarantine. */
  @Test
  void what_cannot_be_said_is_counted_as_unknown() {
    assertThat(counts("penalty/2025-02-28-incremental", "CS101")).containsExactly("6 1 5 2 1 2");
    assertThat(counts("penalty/2025-02-28-incremental", "RF101")).containsExactly("6 0 6 4 1 1");
    assertThat(counts("penalty/2025-02-28-incremental", "CS102")).containsExactly("6 0 6 3 1 2");
  }

  @Test
  void a_corrected_row_is_checked_in_its_own_delivery_with_the_register_of_then() {
    assertThat(counts("penalty/2025-03-31-correction", "RF101")).containsExactly("2 0 2 2 0 0");
    assertThat(counts("penalty/2025-03-31-correction", "TM101")).containsExactly("2 2 0 0 0 0");
  }

  private static List<String> counts(String delivery, String rule) {
    return values(
        counts.stream()
            .filter(
                row ->
                    row.getAs("delivery_id").equals(delivery)
                        && row.getAs("rule_code").equals(rule))
            .toList(),
        "record_count",
        "excepted_count",
        "checked_count",
        "passed_count",
        "failed_count",
        "unknown_count");
  }

  /** The recorder counts the rows that became versions by itself. */
  @Test
  void every_recorded_row_is_checked_once_by_every_rule() {
    report
        .hops()
        .forEach(
            hop -> {
              Map<String, Long> records = new TreeMap<>();
              counts.stream()
                  .filter(row -> row.getAs("source").equals(hop.source()))
                  .forEach(
                      row ->
                          records.merge(
                              row.getAs("rule_code"), row.<Long>getAs("record_count"), Long::sum));
              assertThat(records.values()).isNotEmpty().allMatch(sum -> sum == hop.rowsOut());
            });
  }
}
