package org.regulake.pipelines.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.values;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.record.RecordedLanding;
import org.regulake.pipelines.stage.StagesOnLake;

/** Lists as delivered against the law, from the landing folder to the deviations of a day. */
@ExtendWith(SparkExtension.class)
class ListComparisonTest {

  private static final RunStamp MARCH =
      new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-06T00:00:00Z"), "R1");

  private static RecordedLanding landing;
  private static List<Row> deviations;

  @BeforeAll
  static void compare(SparkSession spark, @TempDir Path folder) {
    landing = new RecordedLanding(spark, folder);
    landing.deliver(
        "registration",
        "2025-01-31-register",
        "",
        RecordedLanding.REGISTER,
        "FILED,杭州甲有限公司,存续,2022-03-01",
        "SILENT,杭州乙有限公司,存续,2022-03-01",
        "BROKEN,杭州丙有限公司,存续,2022-03-01",
        "LISTED,杭州丁有限公司,存续,2022-03-01",
        "YOUNG,杭州戊有限公司,存续,2024-03-01",
        "GONE,杭州己有限公司,注销,2022-03-01",
        "SERIOUS,杭州庚有限公司,存续,2010-03-01",
        "UNREAD,杭州辛有限公司,存续,2022-03-01");
    landing.deliver(
        "annual_report",
        "2025-01-31-full",
        "kind: full",
        "enterprise_code,report_year,submitted_date,enterprise_name",
        "FILED,2022,2023-05-01,",
        "FILED,2023,2024-05-01,",
        "SILENT,2022,2023-05-01,",
        "BROKEN,2022,2023-05-01,",
        "BROKEN,2023,2024-05-01,,000",
        "LISTED,2022,2023-05-01,",
        "LISTED,2023,2024-09-02,",
        "SERIOUS,2022,2023-05-01,",
        "SERIOUS,2023,2024-05-01,",
        "UNREAD,2022,2023-05-01,");
    landing.deliver(
        "abnormal_listing",
        "2025-01-31-full",
        "kind: full",
        "enterprise_code,listed_date,reason,removed_date,removal_reason",
        "LISTED,2024-07-10,未依照规定的期限公示年度报告,2024-09-03,已可以联系",
        "UNREAD,2024-07-32,未依照规定的期限公示年度报告,,");
    landing.deliver(
        "serious_dishonest_listing",
        "2025-01-31-full",
        "kind: full",
        "enterprise_code,listed_date,reason,removed_date,removal_reason",
        "SERIOUS,2021-11-01,食品安全领域受到较重行政处罚,,");
    landing.run();
    StagesOnLake.run(landing.lake(), new ListComparison(Law.load()), MARCH);
    deviations =
        landing
            .lake()
            .read(ListedDeviation.TABLE)
            .join(
                landing.lake().read(Identifier.TABLE).select("entity_id", "stated_code"),
                "entity_id")
            .collectAsList();
  }

  @Test
  void an_enterprise_is_missing_from_a_list_that_the_law_puts_it_on() {
    assertThat(values(of("SILENT"), "list", "kind", "ground", "due_date", "stated_date", "basis"))
        .containsExactly("abnormal not_listed no_annual_report 2024-07-12 null annual_report 2023");
    assertThat(of("SILENT").get(0).<String>getAs("sentence_zh")).contains("2024-07-12");
    assertThat(of("SILENT").get(0).<String>getAs("legal_basis")).contains("第六条");
  }

  @Test
  void a_removal_on_a_ground_that_does_not_fit_that_of_the_listing_is_found() {
    assertThat(values(of("LISTED"), "list", "kind", "stated_date"))
        .containsExactly("abnormal removal_ground_unfit 2024-09-03");
  }

  /** The third year ends on a Friday; its entry has to be off the list on the next working day. */
  @Test
  void an_entry_that_outlasts_its_term_is_found() {
    assertThat(values(of("SERIOUS"), "list", "kind", "due_date", "ended_date"))
        .containsExactly("serious still_listed_beyond_term 2024-11-04 null");
  }

  @Test
  void nothing_is_said_where_reports_were_filed_may_be_in_quarantine_or_are_not_owed() {
    for (String code : List.of("FILED", "BROKEN", "UNREAD", "YOUNG", "GONE")) {
      assertThat(of(code)).as(code).isEmpty();
    }
  }

  private static List<Row> of(String code) {
    return deviations.stream().filter(row -> row.getAs("stated_code").equals(code)).toList();
  }
}
