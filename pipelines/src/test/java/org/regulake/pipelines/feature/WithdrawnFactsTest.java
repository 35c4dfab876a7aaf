package org.regulake.pipelines.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.values;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.record.RecordedLanding;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.RepairApplier;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.stage.StagesOnLake;

/** Penalties and listings that stand on a day, between repairs and objections. */
@ExtendWith(SparkExtension.class)
class WithdrawnFactsTest {

  private static final String PENALTIES =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String REPAIRS =
      "application_id,enterprise_code,record_source,record_number,state,applied_date,decided_date,effective_date";
  private static final String OBJECTIONS =
      "objection_id,enterprise_code,record_source,record_number,state,raised_date,decided_date";
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 31);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 28);

  private static RecordedLanding landing;
  private static List<String> januaryBefore;
  private static List<String> februaryBefore;
  private static List<String> notes;

  @BeforeAll
  static void record(SparkSession spark, @TempDir Path folder) {
    landing = new RecordedLanding(spark, folder);
    landing.deliver(
        "registration",
        "2025-01-01-register",
        "",
        RecordedLanding.REGISTER,
        "A,杭州甲有限公司,存续,2010-01-01",
        "B,杭州乙有限公司,存续,2011-01-01");
    landing.deliver(
        "penalty",
        "2025-01-10-month",
        "",
        PENALTIES,
        "杭罚〔2024〕1号,局,A,2024-12-01,罚款,5万元",
        "杭罚〔2024〕2号,局,A,2024-12-02,罚款,6万元",
        "杭罚〔2024〕1号,另一局,B,2024-12-01,罚款,7万元",
        "杭罚〔2024〕3号,局,B,2024-12-03,罚款,8万元",
        "杭罚〔2024〕4号,局,B,2024-12-04,罚款,9万元",
        "杭罚〔2024〕5号,局,B,2024-12-05,罚款,9万元");
    landing.deliver(
        "abnormal_listing",
        "2025-01-10-month",
        "",
        "enterprise_code,listed_date,reason",
        "A,2024-03-01,通过登记的住所无法联系");
    landing.deliver(
        "objection", "2025-02-01-week", "", OBJECTIONS, "异1,B,行政处罚,杭罚(2024)3号,待审核,2025-01-20,");
    landing.run();
    StagesOnLake.run(landing.lake(), new RepairApplier());
    januaryBefore = standing(Penalty.TABLE, JANUARY);
    februaryBefore = standing(Penalty.TABLE, FEBRUARY);
    deliverLater();
    landing.run();
    notes = StagesOnLake.run(landing.lake(), new RepairApplier()).notes();
  }

  private static void deliverLater() {
    landing.deliver(
        "credit_repair",
        "2025-03-10-week",
        "",
        REPAIRS,
        "修1,A,行政处罚信息,杭罚[2024] 1号,已通过,2025-03-01,2025-03-08,2025-04-15",
        "修2,A,行政处罚,杭罚〔2024〕2号,未通过,2025-03-01,2025-03-08,",
        "修3,A,行政处罚,杭罚〔2024〕999号,已通过,2025-03-01,2025-03-08,2025-03-15",
        "修4,A,经营异常名录,,已通过,2025-03-01,2025-03-08,2025-03-15");
    landing.deliver(
        "objection",
        "2025-04-05-week",
        "",
        OBJECTIONS,
        "异1,B,行政处罚,杭罚(2024)3号,未通过,2025-01-20,2025-04-02",
        "异2,B,xzcf_info,杭罚(2024)4号,异议成立,2025-03-20,2025-04-03");
    // Decided on 3 April and corrected on the fourth; the upheld objection arrives on the fifth,
    // and
    // again with another name in May.
    landing.deliver(
        "penalty",
        "2025-04-04-correction",
        "kind: correction",
        PENALTIES,
        "杭罚〔2024〕5号,局,B,2024-12-05,罚款,2万元");
    landing.deliver(
        "objection",
        "2025-04-06-week",
        "",
        OBJECTIONS,
        "异3,B,行政处罚,杭罚(2024)5号,异议成立,2025-03-20,2025-04-03");
    landing.deliver(
        "objection",
        "2025-05-06-week",
        "",
        OBJECTIONS + ",enterprise_name",
        "异3,B,行政处罚,杭罚(2024)5号,异议成立,2025-03-20,2025-04-03,杭州乙有限公司");
    landing.deliver(
        "abnormal_listing",
        "2025-05-10-month",
        "",
        "enterprise_code,listed_date,reason",
        "A,2025-05-01,通过登记的住所无法联系");
    landing.deliver(
        "penalty",
        "2025-05-10-correction",
        "kind: correction",
        PENALTIES,
        "杭罚〔2024〕1号,局,A,2024-12-01,罚款,1万元",
        "杭罚〔2024〕4号,局,B,2024-12-04,罚款,2万元");
  }

  /** The facts of a day, known on the sixth of the following month. */
  private static List<String> standing(Table table, LocalDate day) {
    Instant knownAt = day.plusDays(6).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    try (FactsOfDay facts =
        new FactsOfDay(
            StagesOnLake.context(
                landing.lake(),
                FeatureBuilder.DECLARATION,
                new RunStamp(day, knownAt, "R1"),
                StagesOnLake.PROGRAM),
            Law.load())) {
      List<Row> rows = facts.begun(table).collectAsList();
      return table.equals(Penalty.TABLE)
          ? values(rows, "authority", "decision_id", "fine_yuan")
          : values(rows, "listed_date");
    }
  }

  private static List<String> penalties(LocalDate day) {
    return standing(Penalty.TABLE, day);
  }

  @Test
  void a_disputed_penalty_is_not_used_until_its_objection_is_refused() {
    assertThat(penalties(FEBRUARY)).noneMatch(row -> row.contains("3号"));
    assertThat(penalties(LocalDate.of(2025, 4, 1))).noneMatch(row -> row.contains("3号"));
    assertThat(penalties(LocalDate.of(2025, 4, 2))).anyMatch(row -> row.contains("3号"));
  }

  @Test
  void a_repaired_penalty_is_not_used_from_the_day_of_effect_whatever_is_stated_of_it_later() {
    assertThat(penalties(LocalDate.of(2025, 4, 14))).contains("局 杭罚〔2024〕1号 50000.00");
    assertThat(penalties(LocalDate.of(2025, 4, 15)))
        .noneMatch(row -> row.startsWith("局 杭罚〔2024〕1号"));
    assertThat(penalties(LocalDate.of(2025, 5, 31)))
        .containsExactly(
            "另一局 杭罚〔2024〕1号 70000.00",
            "局 杭罚〔2024〕2号 60000.00",
            "局 杭罚〔2024〕3号 80000.00",
            "局 杭罚〔2024〕4号 20000.00",
            "局 杭罚〔2024〕5号 20000.00");
  }

  @Test
  void a_penalty_whose_objection_was_upheld_is_used_again_once_it_is_corrected() {
    assertThat(penalties(LocalDate.of(2025, 4, 30))).noneMatch(row -> row.contains("4号"));
    assertThat(penalties(LocalDate.of(2025, 5, 31))).contains("局 杭罚〔2024〕4号 20000.00");
  }

  @Test
  void the_repair_of_a_list_withdraws_the_entries_that_had_begun_by_the_application() {
    assertThat(standing(AbnormalListing.TABLE, FEBRUARY)).containsExactly("2024-03-01");
    assertThat(standing(AbnormalListing.TABLE, LocalDate.of(2025, 3, 31))).isEmpty();
    assertThat(standing(AbnormalListing.TABLE, LocalDate.of(2025, 5, 31)))
        .containsExactly("2025-05-01");
  }

  @Test
  void days_read_at_their_own_moment_are_as_they_were_before_anything_was_repaired() {
    assertThat(januaryBefore).hasSize(5);
    assertThat(penalties(JANUARY)).isEqualTo(januaryBefore);
    assertThat(penalties(FEBRUARY)).isEqualTo(februaryBefore);
  }

  @Test
  void the_sealed_history_stays_and_a_decision_without_a_record_is_reported() {
    assertThat(landing.lake().read(Penalty.TABLE).where("decision_id = '杭罚〔2024〕1号'").count())
        .isGreaterThan(2);
    assertThat(
            values(
                landing.lake().read(RecordWithdrawal.TABLE).collectAsList(),
                "source",
                "ground",
                "valid_from",
                "valid_to"))
        .contains(
            "penalty repair 2025-04-15 9999-12-31",
            "penalty objection_open 2025-01-20 9999-12-31",
            "penalty objection_open 2025-01-20 2025-04-02");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("1 条")
        .contains("credit_repair/2025-03-10-week/rows.csv");
  }
}
