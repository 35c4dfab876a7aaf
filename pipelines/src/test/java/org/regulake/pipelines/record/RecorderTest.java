package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.collect.LandingFolder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * From landed files to silver: what stands in the end when deliveries come late, twice, damaged,
 * from several senders, or are taken back. Every case has enterprises of its own, named by a
 * letter, so that none disturbs another.
 */
@ExtendWith(SparkExtension.class)
class RecorderTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final String REGISTER =
      "registration_number,enterprise_name,status,established_date";
  private static final String PENALTY =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String ARREARS = "enterprise_code,kind,period,amount,announced_date";
  private static final String STAKE = "enterprise_code,holder_code,share_ratio,from_date";

  private static LandingFolder landing;
  private static Lakehouse lake;
  private static RecordReport report;
  private static Map<String, List<Row>> tables;
  private static Map<String, List<Row>> tablesAfterWithdrawal;

  @BeforeAll
  static void record(SparkSession spark, @TempDir Path folder) {
    landing = new LandingFolder(folder.resolve("landing"));
    landRegister();
    landOrder();
    landFulls();
    landKeys();
    landCells();
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    report = run();
    tables = tables();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    new Decisions(configuration, landing.location())
        .withdraw(
            "penalty/2025-02-10-order-2", Instant.parse("2025-06-01T00:00:00Z"), "李", "wrong file");
    new Decisions(configuration, landing.location())
        .withdraw(
            "penalty/2025-07-01-never", Instant.parse("2025-06-01T00:00:00Z"), "李", "not ours");
    deliver("penalty", "2025-07-01-never", "sequence: 70", PENALTY, "N1,局,A,2025-01-05,罚款,100");
    run();
    tablesAfterWithdrawal = tables();
  }

  private static RecordReport run() {
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            KEY,
            Instant.parse("2026-01-01T00:00:00Z"));
    collector.collect(collector.scan(), false);
    StagesOnLake.run(lake, new EntityResolver());
    return new Recorder(KEY).record(StagesOnLake.context(lake, Recorder.DECLARATION));
  }

  private static Map<String, List<Row>> tables() {
    Map<String, List<Row>> tables = new TreeMap<>();
    List<Table> read = new ArrayList<>(Recorder.DECLARATION.writes());
    read.forEach(table -> tables.put(table.fullName(), lake.read(table).collectAsList()));
    return tables;
  }

  /** A delivery of one file with our own scheme of codes; its name begins with the day. */
  private static void deliver(
      String source, String name, String description, String header, String... rows) {
    landing.put(
        source + "/" + name + "/delivery.yml",
        (description + "\nidentifier_scheme: letters").split("\n"));
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(Arrays.asList(rows));
    landing.put(source + "/" + name + "/rows.csv", lines.toArray(String[]::new));
  }

  private static void landRegister() {
    deliver(
        "registration",
        "2025-01-31-register",
        "sequence: 1",
        REGISTER,
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
    deliver("registration", "2025-02-10-back-2", "sequence: 2", REGISTER, "C,丙公司,吊销,2015-01-01");
    deliver("registration", "2025-03-10-back-3", "sequence: 3", REGISTER, "C,丙公司,存续,2015-01-01");
  }

  private static void landOrder() {
    deliver("penalty", "2025-01-31-order-1", "sequence: 1", PENALTY, "P1,局,A,2025-01-05,罚款,100");
    deliver(
        "penalty",
        "2025-02-10-order-2",
        "sequence: 2\nkind: correction",
        PENALTY,
        "P1,局,A,2025-01-05,罚款,200");
    // The number is older, although it arrives later.
    deliver(
        "penalty",
        "2025-02-20-order-late",
        "sequence: 1\nkind: correction\nevent_time: 2025-02-05",
        PENALTY,
        "P1,局,A,2025-01-05,罚款,300");
  }

  private static void landFulls() {
    deliver(
        "arrears",
        "2025-01-31-jiangsu",
        "sequence: 8\nkind: full\nscope: 江苏",
        ARREARS,
        "C,欠税,2024-10,100,2025-01-10");
    deliver(
        "arrears",
        "2025-01-31-zhejiang",
        "sequence: 1\nkind: full\nscope: 浙江",
        ARREARS,
        "D,欠税,2024-10,100,2025-01-10",
        "E,欠税,2024-10,100,2025-01-10",
        "F,欠税,2024-10,100,2025-01-10",
        "G,欠税,2024-10,100,2025-01-10",
        "H,欠税,2024-10,100,2025-01-10",
        "A,欠税,2024-10,100,2025-01-10",
        "B,欠税,2024-10,100,2025-01-10");
    // D is in a row that does not fit the header, E has a code with a slip and its name, F is left
    // out.
    deliver(
        "arrears",
        "2025-02-28-zhejiang",
        "sequence: 2\nkind: full\nscope: 浙江",
        ARREARS + ",enterprise_name",
        "D,欠税,2024-10,100,000,2025-01-10,",
        ",欠税,2024-10,100,2025-01-10,戊公司",
        "G,欠税,2024-10,100,2025-01-10,",
        "H,欠税,2024-10,100,2025-01-10,",
        "A,欠税,2024-10,100,2025-01-10,",
        "B,欠税,2024-10,100,2025-01-10,",
        "A,欠税,2024-09,100,2025-01-10,",
        "A,欠税,2024-08,100,2025-01-10,",
        "A,欠税,2024-07,100,2025-01-10,",
        "A,欠税,2024-06,100,2025-01-10,",
        "A,欠税,2024-05,100,2025-01-10,");
    // More than a fifth cannot be read: nothing may be concluded from what is not there.
    deliver(
        "arrears",
        "2025-03-31-zhejiang",
        "sequence: 3\nkind: full\nscope: 浙江",
        ARREARS,
        "A,欠税,2024-10,100,2025-01-10",
        "A,欠税,2024-13,100,2025-01-10",
        "A,欠税,soon,100,2025-01-10");
    // B is in a row of no record in two deliveries, one after the other: by its code, then by its
    // name.
    String[] good =
        IntStream.rangeClosed(1, 6)
            .mapToObj("A,欠税,2023-0%d,100,2024-01-10,"::formatted)
            .toArray(String[]::new);
    deliver(
        "arrears",
        "2025-01-31-anhui",
        "sequence: 1\nkind: full\nscope: 安徽",
        ARREARS + ",enterprise_name",
        with(good, "B,欠税,2023-12,100,2024-01-10,"));
    deliver(
        "arrears",
        "2025-02-28-anhui",
        "sequence: 2\nkind: full\nscope: 安徽",
        ARREARS + ",enterprise_name",
        with(good, "B,欠税,2023-12,100,000,2024-01-10,"));
    deliver(
        "arrears",
        "2025-03-31-anhui",
        "sequence: 3\nkind: full\nscope: 安徽",
        ARREARS + ",enterprise_name",
        with(good, ",欠税,2023-12,100,2024-01-10,乙公司"));
  }

  private static String[] with(String[] rows, String last) {
    return Stream.concat(Arrays.stream(rows), Stream.of(last)).toArray(String[]::new);
  }

  private static void landKeys() {
    deliver(
        "penalty",
        "2025-01-31-keys",
        "sequence: 11",
        PENALTY,
        "同罚〔2025〕7号,局,A,2025-01-05,罚款,100",
        "同罚〔2025〕7号,局,B,2025-01-05,罚款,100",
        "同罚〔2025〕7号,局,B,2025-01-05,责令停产停业,");
    // The same decision in another spelling, of one of its parties and kinds.
    deliver(
        "penalty", "2025-02-28-keys", "sequence: 12", PENALTY, "同罚[2025] 7号,局,B,2025-01-05,罚款,150");
    deliver(
        "penalty",
        "2025-03-31-keys",
        "sequence: 13\nkind: correction",
        PENALTY,
        "同罚（2025）7号,局,A,2025-01-05,警告,");
    deliver(
        "shareholding",
        "2025-01-31-keys",
        "sequence: 1",
        STAKE,
        "I,J,10%,2020-01-01",
        "I,J,15%,2020-01-01",
        "I,A,20%,2020-01-01",
        "I,A,20%,2020-01-01");
    deliver(
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
    deliver(
        "officer",
        "2025-01-31-keys",
        "sequence: 1",
        "enterprise_code,person_name,position,from_date,to_date",
        "I,陈某,董事,2010-01-01,2013-01-01",
        "I,陈某,董事,2019-01-01,");
  }

  private static void landCells() {
    deliver(
        "annual_report",
        "2025-01-31-cells",
        "sequence: 1",
        "enterprise_code,report_year,submitted_date,employee_count,revenue",
        "I,2023,2024-05-10,about ten,500",
        "J,2023,2024-05-10,10,500",
        "J,two thousand,2024-05-10,10,500");
    deliver(
        "penalty",
        "2025-01-31-cells",
        "sequence: 14",
        PENALTY + ",enterprise_name",
        "P9,局,I,2025-01-05,罚款,100,壬股份公司");
  }

  // ---- asking

  private static List<Row> rows(String table, String... conditions) {
    return rows(tables, table, conditions);
  }

  /** Rows that are known in the end, by column=value. */
  private static List<Row> rows(Map<String, List<Row>> from, String table, String... conditions) {
    return from.get(table).stream()
        .filter(
            row ->
                !Arrays.asList(row.schema().fieldNames()).contains("known_to")
                    || row.<Instant>getAs("known_to")
                        .isAfter(Instant.parse("9000-01-01T00:00:00Z")))
        .filter(
            row ->
                Arrays.stream(conditions)
                    .allMatch(
                        condition ->
                            condition.split("=", 2)[1].equals(
                                String.valueOf(row.<Object>getAs(condition.split("=", 2)[0])))))
        .toList();
  }

  private static List<String> values(List<Row> rows, String... columns) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  // ---- order

  @Test
  void a_state_that_comes_back_in_a_file_of_the_same_bytes_is_news() {
    assertThat(values(rows("silver.enterprise", "stated_code=C"), "status"))
        .containsExactly("active", "active", "revoked");
  }

  @Test
  void a_correction_with_an_older_number_does_not_win_over_a_newer_one() {
    assertThat(values(rows("silver.penalty", "decision_id=P1"), "fine_yuan"))
        .containsExactly("200.00");
  }

  // ---- full deliveries

  @Test
  void a_full_delivery_ends_what_it_leaves_out_and_is_counted() {
    assertThat(rows("silver.arrears", "enterprise_code=F")).isEmpty();
    assertThat(report.ended()).containsExactly(Map.entry("arrears/2025-02-28-zhejiang", 1L));
  }

  @Test
  void a_full_delivery_of_one_province_ends_nothing_of_another() {
    assertThat(rows("silver.arrears", "enterprise_code=C")).hasSize(1);
  }

  @Test
  void a_full_delivery_does_not_end_what_stands_in_a_row_of_it_that_could_not_be_read() {
    assertThat(rows("silver.arrears", "enterprise_code=D")).hasSize(1);
    assertThat(rows("silver.arrears", "enterprise_code=E", "period=2024-10"))
        .as("known by its name")
        .hasSize(1);
  }

  @Test
  void
      a_record_that_one_full_delivery_does_not_end_may_be_named_in_such_a_row_of_the_next_one_too() {
    assertThat(rows("silver.arrears", "enterprise_code=B", "period=2023-12")).hasSize(1);
  }

  @Test
  void a_full_delivery_with_too_much_in_quarantine_ends_nothing() {
    assertThat(rows("silver.arrears", "enterprise_code=G")).hasSize(1);
    assertThat(report.tooDamaged()).containsExactly("arrears/2025-03-31-zhejiang");
  }

  // ---- keys

  @Test
  void
      one_decision_stands_once_for_each_party_and_kind_whatever_its_brackets_until_a_correction_replaces_it() {
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
                rows("silver.penalty", "authority=局").stream()
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
                rows("silver.shareholding", "enterprise_code=I"),
                "holder_code",
                "share_ratio",
                "landed_count"))
        .containsExactly("A 0.200000000 2", "J 0.100000000 1", "J 0.150000000 1");
    assertThat(values(rows("silver.arrears", "enterprise_code=I"), "tax_type", "amount_yuan"))
        .containsExactly("企业所得税 50.00", "增值税 100.00");
    assertThat(values(rows("silver.arrears", "enterprise_code=J"), "amount_yuan"))
        .containsExactly("100.00", "70.00");
    assertThat(values(rows("silver.officer", "enterprise_code=I"), "from_date"))
        .containsExactly("2010-01-01", "2019-01-01");
  }

  @Test
  void rows_of_one_enterprise_that_contradict_each_other_are_quarantined_with_both_values() {
    assertThat(
            values(
                rows("quarantine.record", "reason_code=conflicting_rows"),
                "line_number",
                "column_name",
                "value"))
        .containsExactly("12 status active", "13 status revoked");
    assertThat(rows("silver.enterprise", "stated_code=K", "record_state=registered")).isEmpty();
  }

  // ---- cells

  @Test
  void a_cell_that_cannot_be_read_is_kept_with_its_reason_and_seen_on_the_record() {
    assertThat(
            values(
                rows("silver.annual_report"), "enterprise_code", "employee_count", "revenue_yuan"))
        .containsExactly("I null 500.00", "J 10 500.00");
    assertThat(
            rows("silver.annual_report", "enterprise_code=I")
                .get(0)
                .<String>getList(rows("silver.annual_report").get(0).fieldIndex("unread_cells")))
        .containsExactly("employee_count");
    assertThat(
            values(
                rows("quarantine.cell", "source=annual_report"),
                "source",
                "line_number",
                "column_name",
                "reason_code",
                "value"))
        .containsExactly("annual_report 2 employee_count count_unreadable about ten");
    assertThat(
            values(rows("quarantine.record", "source=annual_report"), "line_number", "column_name"))
        .containsExactly("4 report_year");
  }

  @Test
  void
      a_fact_whose_start_cannot_be_read_is_true_from_the_day_that_its_delivery_describes_or_from_its_end() {
    assertThat(
            values(
                rows("silver.arrears", "period=2023-10"),
                "enterprise_code",
                "valid_from",
                "valid_to"))
        .containsExactly("E 2025-04-01 9999-12-31", "H 2024-02-01 2024-02-01");
  }

  @Test
  void a_name_that_the_register_never_gave_is_a_discrepancy() {
    assertThat(
            values(
                rows("silver.discrepancy"),
                "source",
                "attribute",
                "stated_value",
                "register_value"))
        .containsExactly("penalty enterprise_name 壬股份公司 壬公司");
  }

  // ---- withdrawals

  @Test
  void a_withdrawn_delivery_counts_for_nothing_from_then_on_and_stays_readable_as_it_was_known() {
    assertThat(values(rows(tablesAfterWithdrawal, "silver.penalty", "decision_id=P1"), "fine_yuan"))
        .containsExactly("300.00");
    List<Row> all =
        tablesAfterWithdrawal.get("silver.penalty").stream()
            .filter(row -> row.getAs("decision_id").equals("P1"))
            .toList();
    assertThat(values(all, "fine_yuan", "known_to")).contains("200.00 2025-06-01T00:00:00Z");
  }

  @Test
  void a_delivery_that_was_withdrawn_before_it_was_collected_is_not_taken() {
    assertThat(rows(tablesAfterWithdrawal, "silver.penalty", "decision_id=N1")).isEmpty();
    assertThat(
            lake.read(org.regulake.pipelines.delivery.DeliveredFile.TABLE)
                .where("delivery_id = 'penalty/2025-07-01-never'")
                .selectExpr("concat(state, ' ', reason_code)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("withdrawn delivery_withdrawn");
  }
}
