package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.rows;
import static org.regulake.pipelines.record.RecordedLanding.values;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.delivery.DeliveredFile;

/**
 * From landed files to silver: the final records when deliveries are late, repeated, damaged or
 * withdrawn. Each case has its own enterprises, named by a letter, so that cases are independent.
 */
@ExtendWith(SparkExtension.class)
class RecorderTest {

  private static final String PENALTY =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String ARREARS = "enterprise_code,kind,period,amount,announced_date";
  private static final String STAKE = "enterprise_code,holder_code,share_ratio,from_date";

  private static RecordedLanding landing;
  private static Map<String, List<Row>> tables;
  private static Map<String, List<Row>> tablesAfterWithdrawal;

  @BeforeAll
  static void record(SparkSession spark, @TempDir Path folder) {
    landing = new RecordedLanding(spark, folder);
    landRegister();
    landOrder();
    landKeys();
    landCells();
    for (String delivery : List.of("2025-02-12-once", "2025-02-12-twice")) {
      landing.deliver("penalty", delivery, "sequence: 71", PENALTY, "T1,局,A,2025-01-05,罚款,100");
    }
    landing.run();
    tables = landing.tables();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    new Decisions(configuration, landing.location())
        .withdraw(
            "penalty/2025-02-10-order-2", Instant.parse("2025-06-01T00:00:00Z"), "李", "wrong file");
    new Decisions(configuration, landing.location())
        .withdraw(
            "penalty/2025-07-01-never", Instant.parse("2025-06-01T00:00:00Z"), "李", "not ours");
    new Decisions(configuration, landing.location())
        .withdraw(
            "penalty/2025-02-12-once", Instant.parse("2025-06-01T00:00:00Z"), "李", "wrong file");
    new Decisions(configuration, landing.location())
        .withdraw(
            "penalty/2025-03-01-found", Instant.parse("2025-06-01T00:00:00Z"), "李", "wrong file");
    landing.deliver(
        "penalty", "2025-07-01-never", "sequence: 70", PENALTY, "N1,局,A,2025-01-05,罚款,100");
    landing.deliver(
        "penalty", "2025-03-01-found", "sequence: 72", PENALTY, "N2,局,A,2025-01-05,罚款,100");
    landing.run();
    tablesAfterWithdrawal = landing.tables();
  }

  private static void landRegister() {
    landing.deliver(
        "registration",
        "2025-01-31-register",
        "sequence: 1",
        RecordedLanding.REGISTER,
        "A,甲公司,存续,2015-01-01",
        "B,乙公司,存续,2015-01-01",
        "C,丙公司,存续,2015-01-01",
        "D,丁公司,存续,2015-01-01",
        "E,戊公司,存续,2015-01-01",
        "F,己公司,存续,2015-01-01",
        "G,庚公司,存续,2015-01-01",
        "H,辛公司,存续,2015-01-01",
        "I,壬公司,存续,2015-01-01",
        "J,癸公司,存续,2015-01-01",
        "K,子公司,存续,2015-01-01",
        "K,子公司,吊销,2015-01-01");
    landing.deliver(
        "registration",
        "2025-02-10-back-2",
        "sequence: 2",
        RecordedLanding.REGISTER,
        "C,丙公司,吊销,2015-01-01");
    landing.deliver(
        "registration",
        "2025-03-10-back-3",
        "sequence: 3",
        RecordedLanding.REGISTER,
        "C,丙公司,存续,2015-01-01");
  }

  private static void landOrder() {
    landing.deliver(
        "penalty", "2025-01-31-order-1", "sequence: 1", PENALTY, "P1,局,A,2025-01-05,罚款,100");
    landing.deliver(
        "penalty",
        "2025-02-10-order-2",
        "sequence: 2\nkind: correction",
        PENALTY,
        "P1,局,A,2025-01-05,罚款,200");
    // The number is older, although it arrives later.
    landing.deliver(
        "penalty",
        "2025-02-20-order-late",
        "sequence: 1\nkind: correction\nevent_time: 2025-02-05",
        PENALTY,
        "P1,局,A,2025-01-05,罚款,300");
  }

  private static void landKeys() {
    landing.deliver(
        "penalty",
        "2025-01-31-keys",
        "sequence: 11",
        PENALTY,
        "同罚〔2025〕7号,局,A,2025-01-05,罚款,100",
        "同罚〔2025〕7号,局,B,2025-01-05,罚款,100",
        "同罚〔2025〕7号,局,B,2025-01-05,责令停产停业,");
    // The same decision in another spelling, of one of its parties and kinds.
    landing.deliver(
        "penalty", "2025-02-28-keys", "sequence: 12", PENALTY, "同罚[2025] 7号,局,B,2025-01-05,罚款,150");
    landing.deliver(
        "penalty",
        "2025-03-31-keys",
        "sequence: 13\nkind: correction",
        PENALTY,
        "同罚（2025）7号,局,A,2025-01-05,警告,");
    landing.deliver(
        "shareholding",
        "2025-01-31-keys",
        "sequence: 1",
        STAKE,
        "I,J,10%,2020-01-01",
        "I,J,15%,2020-01-01",
        "I,A,20%,2020-01-01",
        "I,A,20%,2020-01-01");
    landing.deliver(
        "arrears",
        "2025-04-01-keys",
        "sequence: 21",
        ARREARS + ",tax_type,settled_date",
        "E,欠税,2023-10,100,2025-13-10,,",
        "H,欠税,2023-10,100,2025-13-10,,2024-02-01",
        "I,欠税,2024-10,100,2025-01-10,增值税,",
        "I,欠税,2024-10,50,2025-01-10,企业所得税,",
        "J,欠税,2024-10,100,2025-01-10,,",
        "J,欠税,2024-10,70,2025-01-10,,");
    landing.deliver(
        "officer",
        "2025-01-31-keys",
        "sequence: 1",
        "enterprise_code,person_name,position,from_date,to_date",
        "I,陈某,董事,2010-01-01,2013-01-01",
        "I,陈某,董事,2019-01-01,");
  }

  private static void landCells() {
    landing.deliver(
        "annual_report",
        "2025-01-31-cells",
        "sequence: 1",
        "enterprise_code,report_year,submitted_date,employee_count,revenue",
        "I,2023,2024-05-10,about ten,500",
        "J,2023,2024-05-10,10,500",
        "J,two thousand,2024-05-10,10,500");
    landing.deliver(
        "penalty",
        "2025-01-31-cells",
        "sequence: 14",
        PENALTY + ",enterprise_name",
        "P9,局,I,2025-01-05,罚款,100,壬股份公司");
  }

  // ---- order

  @Test
  void a_state_that_returns_in_a_file_of_the_same_bytes_is_a_new_version() {
    assertThat(values(rows(tables, "silver.enterprise", "stated_code=C"), "status"))
        .containsExactly("active", "active", "revoked");
  }

  @Test
  void a_correction_with_an_older_number_does_not_replace_a_newer_one() {
    assertThat(values(rows(tables, "silver.penalty", "decision_id=P1"), "fine_yuan"))
        .containsExactly("200.00");
  }

  // ---- keys

  @Test
  void a_decision_is_kept_per_party_and_kind_until_a_correction_replaces_it() {
    List<Row> all =
        tables.get("silver.penalty").stream()
            .filter(row -> row.<String>getAs("decision_id").startsWith("同罚"))
            .toList();
    assertThat(values(all, "enterprise_code", "penalty_type", "fine_yuan"))
        .containsExactly(
            "A fine 100.00",
            "A warning null",
            "B business_suspension null",
            "B fine 100.00",
            "B fine 150.00");
    assertThat(
            values(
                rows(tables, "silver.penalty", "authority=局").stream()
                    .filter(row -> row.<String>getAs("decision_id").startsWith("同罚"))
                    .toList(),
                "enterprise_code",
                "penalty_type"))
        .containsExactly("A warning");
  }

  @Test
  void several_stakes_taxes_and_terms_in_one_delivery_are_all_kept() {
    assertThat(
            values(
                rows(tables, "silver.shareholding", "enterprise_code=I"),
                "holder_code",
                "share_ratio",
                "landed_count"))
        .containsExactly("A 0.200000000 2", "J 0.100000000 1", "J 0.150000000 1");
    assertThat(
            values(rows(tables, "silver.arrears", "enterprise_code=I"), "tax_type", "amount_yuan"))
        .containsExactly("企业所得税 50.00", "增值税 100.00");
    assertThat(values(rows(tables, "silver.arrears", "enterprise_code=J"), "amount_yuan"))
        .containsExactly("100.00", "70.00");
    assertThat(values(rows(tables, "silver.officer", "enterprise_code=I"), "from_date"))
        .containsExactly("2010-01-01", "2019-01-01");
  }

  @Test
  void contradictory_rows_of_one_enterprise_are_quarantined_with_both_values() {
    assertThat(
            values(
                rows(tables, "quarantine.record", "reason_code=conflicting_rows"),
                "line_number",
                "column_name",
                "value"))
        .containsExactly("12 status active", "13 status revoked");
    assertThat(rows(tables, "silver.enterprise", "stated_code=K", "record_state=registered"))
        .isEmpty();
  }

  // ---- cells

  @Test
  void an_unreadable_cell_is_kept_with_its_reason_and_marked_on_the_record() {
    assertThat(
            values(
                rows(tables, "silver.annual_report"),
                "enterprise_code",
                "employee_count",
                "revenue_yuan"))
        .containsExactly("I null 500.00", "J 10 500.00");
    assertThat(
            rows(tables, "silver.annual_report", "enterprise_code=I")
                .get(0)
                .<String>getList(
                    rows(tables, "silver.annual_report").get(0).fieldIndex("unread_cells")))
        .containsExactly("employee_count");
    assertThat(
            values(
                rows(tables, "quarantine.cell", "source=annual_report"),
                "source",
                "line_number",
                "column_name",
                "reason_code",
                "value"))
        .containsExactly("annual_report 2 employee_count count_unreadable about ten");
    assertThat(
            values(
                rows(tables, "quarantine.record", "source=annual_report"),
                "line_number",
                "column_name"))
        .containsExactly("4 report_year");
  }

  @Test
  void a_fact_with_an_unreadable_start_begins_on_the_day_of_its_delivery_or_at_its_end() {
    assertThat(
            values(
                rows(tables, "silver.arrears", "period=2023-10"),
                "enterprise_code",
                "valid_from",
                "valid_to"))
        .containsExactly("E 2025-04-01 9999-12-31", "H 2024-02-01 2024-02-01");
  }

  @Test
  void a_name_that_the_register_never_gave_is_a_discrepancy() {
    assertThat(
            values(
                rows(tables, "silver.discrepancy"),
                "source",
                "attribute",
                "stated_value",
                "register_value"))
        .containsExactly("penalty enterprise_name 壬股份公司 壬公司");
  }

  // ---- withdrawals

  @Test
  void a_withdrawn_delivery_counts_no_longer_but_stays_readable_as_it_was_known() {
    assertThat(values(rows(tablesAfterWithdrawal, "silver.penalty", "decision_id=P1"), "fine_yuan"))
        .containsExactly("300.00");
    List<Row> all =
        tablesAfterWithdrawal.get("silver.penalty").stream()
            .filter(row -> row.getAs("decision_id").equals("P1"))
            .toList();
    assertThat(values(all, "fine_yuan", "known_to")).contains("200.00 2025-06-01T00:00:00Z");
  }

  @Test
  void a_delivery_that_was_withdrawn_before_it_was_received_is_not_taken() {
    assertThat(rows(tablesAfterWithdrawal, "silver.penalty", "decision_id=N1")).isEmpty();
    assertThat(
            landing
                .lake()
                .read(DeliveredFile.TABLE)
                .where("delivery_id = 'penalty/2025-07-01-never'")
                .selectExpr("concat(state, ' ', reason_code)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("withdrawn delivery_withdrawn");
  }

  @Test
  void a_delivery_that_is_found_after_its_withdrawal_is_known_from_its_receipt_until_then() {
    assertThat(
            tablesAfterWithdrawal.get("silver.penalty").stream()
                .filter(row -> row.getAs("decision_id").equals("N2"))
                .toList())
        .extracting(row -> row.<Instant>getAs("known_to"))
        .containsExactly(Instant.parse("2025-06-01T00:00:00Z"));
  }

  @Test
  void a_repetition_of_a_withdrawn_delivery_counts_by_itself() {
    assertThat(deliveriesOfT1(tables)).containsExactly("penalty/2025-02-12-once");
    assertThat(deliveriesOfT1(tablesAfterWithdrawal))
        .containsExactly("penalty/2025-02-12-once", "penalty/2025-02-12-twice");
  }

  private static TreeSet<String> deliveriesOfT1(Map<String, List<Row>> of) {
    return of.get("silver.penalty").stream()
        .filter(row -> row.getAs("decision_id").equals("T1"))
        .map(row -> row.<String>getAs("record_id").replaceFirst("/rows.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
