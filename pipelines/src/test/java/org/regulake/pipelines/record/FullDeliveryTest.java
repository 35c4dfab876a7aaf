package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.rows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;

/**
 * Records that full deliveries end by omission, and records that they do not end. Each case has its
 * own enterprises, named by a letter, so that cases are independent.
 */
@ExtendWith(SparkExtension.class)
class FullDeliveryTest {

  private static final String ARREARS = "enterprise_code,kind,period,amount,announced_date";

  private static RecordReport report;
  private static Map<String, List<Row>> tables;

  @BeforeAll
  static void record(SparkSession spark, @TempDir Path folder) {
    RecordedLanding landing = new RecordedLanding(spark, folder);
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
        "H,辛公司,存续,2015-01-01");
    landFulls(landing);
    report = landing.run();
    tables = landing.tables();
  }

  private static void landFulls(RecordedLanding landing) {
    landing.deliver(
        "arrears",
        "2025-01-31-jiangsu",
        "sequence: 8\nkind: full\nscope: 江苏",
        ARREARS,
        "C,欠税,2024-10,100,2025-01-10");
    landing.deliver(
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
    landing.deliver(
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
    // More than a fifth is unreadable: nothing may be concluded from missing records.
    landing.deliver(
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
    landing.deliver(
        "arrears",
        "2025-01-31-anhui",
        "sequence: 1\nkind: full\nscope: 安徽",
        ARREARS + ",enterprise_name",
        with(good, "B,欠税,2023-12,100,2024-01-10,"));
    landing.deliver(
        "arrears",
        "2025-02-28-anhui",
        "sequence: 2\nkind: full\nscope: 安徽",
        ARREARS + ",enterprise_name",
        with(good, "B,欠税,2023-12,100,000,2024-01-10,"));
    landing.deliver(
        "arrears",
        "2025-03-31-anhui",
        "sequence: 3\nkind: full\nscope: 安徽",
        ARREARS + ",enterprise_name",
        with(good, ",欠税,2023-12,100,2024-01-10,乙公司"));
  }

  private static String[] with(String[] rows, String last) {
    return Stream.concat(Arrays.stream(rows), Stream.of(last)).toArray(String[]::new);
  }

  @Test
  void a_full_delivery_ends_the_records_that_it_omits_and_counts_them() {
    assertThat(rows(tables, "silver.arrears", "enterprise_code=F")).isEmpty();
    assertThat(report.ended()).containsExactly(Map.entry("arrears/2025-02-28-zhejiang", 1L));
  }

  @Test
  void a_full_delivery_of_one_province_ends_nothing_of_another() {
    assertThat(rows(tables, "silver.arrears", "enterprise_code=C")).hasSize(1);
  }

  @Test
  void a_full_delivery_does_not_end_records_named_in_its_unreadable_rows() {
    assertThat(rows(tables, "silver.arrears", "enterprise_code=D")).hasSize(1);
    assertThat(rows(tables, "silver.arrears", "enterprise_code=E", "period=2024-10"))
        .as("known by its name")
        .hasSize(1);
  }

  @Test
  void a_record_may_be_in_unreadable_rows_of_two_successive_full_deliveries() {
    assertThat(rows(tables, "silver.arrears", "enterprise_code=B", "period=2023-12")).hasSize(1);
  }

  @Test
  void a_full_delivery_with_too_much_in_quarantine_ends_nothing() {
    assertThat(rows(tables, "silver.arrears", "enterprise_code=G")).hasSize(1);
    assertThat(report.tooDamaged()).containsExactly("arrears/2025-03-31-zhejiang");
  }
}
