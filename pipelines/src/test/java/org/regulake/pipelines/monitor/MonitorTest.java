package org.regulake.pipelines.monitor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.stage.InMemoryLake;

/**
 * Indicators and warnings of 31 March 2025, from the enterprises, listings and scores of a lake.
 */
@ExtendWith(SparkExtension.class)
class MonitorTest {

  private static final RunStamp DAY = new RunStamp(FilledRows.DAY, FilledRows.KNOWN_AT, "R1");

  private static InMemoryLake lake;

  @BeforeAll
  static void measure(SparkSession spark) {
    lake = new InMemoryLake(spark);
    lake.put(
        Enterprise.TABLE,
        """
        | entity_id: string | province_code: string | industry_section: string | established_date: date | exit_date: date | valid_from: date | valid_to: date | known_from: timestamp | record_state: string |
        | stays       | 33 | C | 2012-03-01 | null       | 2012-03-01 | 9999-12-31 | 2020-01-01T00:00:00 | registered |
        | new         | 33 | C | 2025-03-05 | null       | 2025-03-05 | 9999-12-31 | 2025-03-06T00:00:00 | registered |
        | moves       | 33 | C | 2012-03-01 | null       | 2012-03-01 | 2025-03-10 | 2020-01-01T00:00:00 | registered |
        | moves       | 54 | C | 2012-03-01 | null       | 2025-03-10 | 9999-12-31 | 2025-03-11T00:00:00 | registered |
        | leaves      | 33 | C | 2012-03-01 | 2025-02-20 | 2012-03-01 | 2025-02-20 | 2020-01-01T00:00:00 | registered |
        | known later | 33 | C | 2012-03-01 | null       | 2012-03-01 | 9999-12-31 | 2025-06-01T00:00:00 | registered |
        | begun later | 33 | C | 2025-04-01 | null       | 2025-04-01 | 9999-12-31 | 2025-03-20T00:00:00 | registered |
        | elsewhere   | 33 | C | 2012-03-01 | null       | 2012-03-01 | 9999-12-31 | 2020-01-01T00:00:00 | mentioned  |
        """);
    lake.put(
        AbnormalListing.TABLE,
        """
        | entity_id: string | valid_from: date | valid_to: date | known_from: timestamp |
        | stays       | 2025-02-10 | 9999-12-31 | 2025-02-11T00:00:00 |
        | stays       | 2025-03-01 | 9999-12-31 | 2025-03-02T00:00:00 |
        | moves       | 2025-01-15 | 9999-12-31 | 2025-01-16T00:00:00 |
        | new         | 2025-03-20 | 9999-12-31 | 2025-06-01T00:00:00 |
        """);
    lake.put(
        EnterpriseScore.TABLE,
        """
        | entity_id: string | model_id: string | is_champion: boolean | class_code: string |
        | stays | supervision | true  | A |
        | stays | other       | false | D |
        | new   | supervision | true  | T |
        | moves | supervision | true  | B |
        """);
    lake.run(new Monitor(Indicators.load(), Warnings.load()), DAY);
  }

  /** Province and value of an indicator of industry C in a month, a line for each province. */
  private static List<String> values(String indicator, String month) {
    return lake
        .read(IndicatorValue.TABLE)
        .where(
            col("indicator_id")
                .equalTo(indicator)
                .and(col("month").equalTo(month))
                .and(col("industry_section").equalTo("C")))
        .orderBy("province_code")
        .selectExpr("concat_ws(' ', province_code, value)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void enterprises_count_where_they_are_from_the_day_on_which_they_are_known() {
    assertThat(values("stock", "2025-01")).containsExactly("* 3.0", "33 3.0", "54 0.0");
    assertThat(values("stock", "2025-02")).containsExactly("* 2.0", "33 2.0", "54 0.0");
    assertThat(values("stock", "2025-03")).containsExactly("* 3.0", "33 2.0", "54 1.0");
  }

  @Test
  void a_founding_an_exit_and_a_move_count_in_their_months() {
    assertThat(values("births", "2025-03")).containsExactly("* 1.0", "33 1.0", "54 0.0");
    assertThat(values("births", "2025-02")).containsExactly("* 0.0", "33 0.0", "54 0.0");
    assertThat(values("exits", "2025-02")).containsExactly("* 1.0", "33 1.0", "54 0.0");
    assertThat(values("exits", "2025-03")).containsExactly("* 0.0", "33 0.0", "54 0.0");
    assertThat(values("moved_out", "2025-03")).containsExactly("* 1.0", "33 1.0", "54 0.0");
    assertThat(values("moved_in", "2025-03")).containsExactly("* 1.0", "33 0.0", "54 1.0");
  }

  @Test
  void an_enterprise_listed_twice_counts_once_and_its_listing_moves_with_it() {
    assertThat(values("abnormal_stock", "2025-01")).containsExactly("* 1.0", "33 1.0", "54 0.0");
    assertThat(values("abnormal_stock", "2025-02")).containsExactly("* 2.0", "33 2.0", "54 0.0");
    assertThat(values("abnormal_stock", "2025-03")).containsExactly("* 2.0", "33 1.0", "54 1.0");
    assertThat(values("abnormal_rate", "2025-03"))
        .containsExactly("* 0.6666666666666666", "33 0.5", "54 1.0");
  }

  @Test
  void only_the_classes_of_the_champion_count_and_only_in_the_month_of_the_day() {
    assertThat(values("class_stock_a", "2025-03")).containsExactly("* 1.0", "33 1.0", "54 0.0");
    assertThat(values("class_stock_d", "2025-03")).containsExactly("* 0.0", "33 0.0", "54 0.0");
    assertThat(values("graded_stock", "2025-03")).containsExactly("* 2.0", "33 1.0", "54 1.0");
    assertThat(values("class_share_b", "2025-03")).containsExactly("* 0.5", "33 0.0", "54 1.0");
    assertThat(values("class_stock_a", "2025-02")).isEmpty();
  }

  @Test
  void a_rate_far_above_that_of_the_year_before_raises_a_warning_of_the_day(SparkSession spark) {
    InMemoryLake crowded = new InMemoryLake(spark);
    Dataset<Row> enterprises =
        spark.range(250).select(concat(lit("E"), col("id")).as("entity_id"), col("id"));
    crowded.put(
        Enterprise.TABLE,
        enterprises
            .withColumn("province_code", lit("33"))
            .withColumn("industry_section", lit("C"))
            .withColumn("established_date", to_date(lit("2020-01-01")))
            .withColumn("record_state", lit(Enterprise.REGISTERED)));
    crowded.put(
        AbnormalListing.TABLE,
        enterprises
            .where("id < 110")
            .withColumn(
                "valid_from",
                to_date(when(col("id").lt(10), "2024-01-01").otherwise("2025-03-01"))));
    crowded.run(new Monitor(Indicators.load(), Warnings.load()), DAY);
    List<String> warnings =
        crowded
            .read(Warning.TABLE)
            .where("event_date = date '2025-03-31'")
            .selectExpr(
                "concat_ws(' ', province_code, industry_section, event_date, level, value, as_of)")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();
    assertThat(warnings)
        .containsExactly(
            "* * 2025-03-31 red 0.44 2025-03-31",
            "* C 2025-03-31 red 0.44 2025-03-31",
            "33 * 2025-03-31 red 0.44 2025-03-31",
            "33 C 2025-03-31 red 0.44 2025-03-31");
  }
}
