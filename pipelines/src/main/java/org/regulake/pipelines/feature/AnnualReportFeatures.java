package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.AnnualReport;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/** Features of annual reports: filed or not, in time or late, and the figures of the latest one. */
final class AnnualReportFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return AnnualReport.SOURCE;
  }

  @Override
  public boolean isOpenByUnusableRows() {
    return true;
  }

  /**
   * Reports joined to the enterprises that owe them ({@code established_date}; {@code
   * delivered_years}: years for which reports of the province were delivered; {@code
   * unusable_reports}: largest number of reports that unusable rows may contain). An enterprise
   * that never reported has a row without a report, unless no reports at all were delivered.
   */
  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Dataset<Row> reports =
        day.begun(AnnualReport.TABLE).withColumnRenamed("entity_id", "reporter_id");
    Dataset<Row> owing =
        day.current()
            .select(
                column(Enterprise.ENTITY_ID),
                column(Registration.ESTABLISHED_DATE),
                column(Enterprise.PROVINCE_CODE));
    Column isReporter = col("entity_id").equalTo(col("reporter_id"));
    Dataset<Row> delivered =
        owing
            .join(reports, isReporter)
            .groupBy(column(Enterprise.PROVINCE_CODE).as("delivered_province"))
            .agg(sort_array(collect_set(column(AnnualReport.REPORT_YEAR))).as("delivered_years"));
    Dataset<Row> owed =
        owing
            .join(reports, isReporter, day.isDelivered(source()) ? "left" : "inner")
            .join(
                broadcast(delivered),
                column(Enterprise.PROVINCE_CODE).equalTo(col("delivered_province")),
                "left");
    // A broken line may contain the reports on all years, a row in quarantine the report on one.
    Column most =
        col("unusable_rows")
            .plus(
                when(col("is_mentioned"), lit((long) day.moment().reportYears().size()))
                    .otherwise(lit(0L)));
    return day.unusable(source())
        .map(
            rows ->
                owed.join(rows, col("entity_id").equalTo(col("unusable_id")), "left")
                    .withColumn("unusable_reports", coalesce(most, lit(0L))))
        .orElseGet(() -> owed.withColumn("unusable_reports", lit(0L)));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orUnknown(
            "annual_report_missing_count",
            "count",
            "Years without a report among the last three due since establishment, certain ones"
                + " only: reports on the year were delivered for the province, and no row that may"
                + " contain the report is in quarantine",
            "近三个应报年度未报年报数（至少）",
            moment -> new OwedReports(moment).missingAtLeast()),
        Feature.orUnknown(
            "annual_report_missing_count_upper",
            "count",
            "The same, including years on which no reports, or only unreadable ones, were"
                + " delivered",
            "近三个应报年度未报年报数（至多）",
            moment -> new OwedReports(moment).missingAtMost()),
        Feature.orUnknown(
            "annual_report_missing_running_count",
            "count",
            "Consecutive years without a report up to the latest of the three due, certain ones"
                + " only",
            "截至最近应报年度连续未报年报年数",
            moment -> new OwedReports(moment).missingInARow()),
        Feature.orZero(
                "annual_report_late_count_36m",
                "count",
                "Reports submitted in the last 36 months after their deadline",
                "近36个月逾期报送年报次数",
                moment -> Sums.count(isLate(moment)))
            .countedWhere(AnnualReportFeatures::isLate),
        Feature.orZero(
                "annual_report_late_count_36m_upper",
                "count",
                "The same, including reports on the last three years due whose day of submission is"
                    + " not known",
                "近36个月逾期报送年报次数上限",
                moment -> Sums.count(isLate(moment).or(mayBeLate(moment))))
            .countedWhere(moment -> isLate(moment).or(mayBeLate(moment))),
        ofLatest("employee_count", "count", "People employed", "从业人数", AnnualReport.EMPLOYEE_COUNT)
            .ofGreatest(column(AnnualReport.REPORT_YEAR)),
        ofLatest("revenue_yuan", "yuan", "Revenue", "营业收入", AnnualReport.REVENUE_YUAN)
            .countedAs("employee_count"),
        ofLatest("profit_yuan", "yuan", "Profit or loss", "利润总额", AnnualReport.PROFIT_YUAN)
            .countedAs("employee_count"),
        Feature.orUnknown(
                "profit_to_revenue_ratio",
                "ratio",
                "Profit over revenue, from the latest annual report; null where there is no"
                    + " revenue",
                "利润率",
                moment -> ratioOfLatest(AnnualReport.PROFIT_YUAN, AnnualReport.REVENUE_YUAN))
            .countedAs("employee_count"),
        ofLatest("asset_yuan", "yuan", "Assets", "资产总额", AnnualReport.ASSET_YUAN)
            .countedAs("employee_count"),
        ofLatest("liability_yuan", "yuan", "Liabilities", "负债总额", AnnualReport.LIABILITY_YUAN)
            .countedAs("employee_count"),
        Feature.orUnknown(
                "liability_to_asset_ratio",
                "ratio",
                "Liabilities over assets, from the latest annual report; null where there are no"
                    + " assets",
                "资产负债率",
                moment -> ratioOfLatest(AnnualReport.LIABILITY_YUAN, AnnualReport.ASSET_YUAN))
            .countedAs("employee_count"));
  }

  private static Column isLate(Moment moment) {
    Column submitted = column(AnnualReport.SUBMITTED_DATE);
    return coalesce(
        moment.inLastMonths(AnnualReport.SUBMITTED_DATE, 36).and(submitted.gt(lastDay(moment))),
        lit(false));
  }

  /**
   * A report without a day of submission starts on the day that its delivery describes: it was
   * filed by then.
   */
  private static Column mayBeLate(Moment moment) {
    return coalesce(
        column(AnnualReport.SUBMITTED_DATE)
            .isNull()
            .and(column(AnnualReport.REPORT_YEAR).isin(moment.reportYears().toArray()))
            .and(column(Bitemporal.VALID_FROM).gt(lastDay(moment))),
        lit(false));
  }

  /** Deadline of the report on the row's year; null where the law names none. */
  private static Column lastDay(Moment moment) {
    Column lastDay = lit(null).cast("date");
    for (Map.Entry<Integer, LocalDate> deadline : moment.reportDeadlines().entrySet()) {
      lastDay =
          when(
                  column(AnnualReport.REPORT_YEAR).equalTo(deadline.getKey()),
                  lit(deadline.getValue()))
              .otherwise(lastDay);
    }
    return lastDay;
  }

  private static Feature ofLatest(
      String name, String unit, String what, String chinese, Field field) {
    return Feature.orUnknown(
        name,
        unit,
        what + ", from the latest annual report",
        chinese,
        moment -> max_by(column(field), column(AnnualReport.REPORT_YEAR)).cast("double"));
  }

  private static Column ratioOfLatest(Field part, Field whole) {
    Column positive = when(column(whole).gt(0), column(whole));
    return max_by(
            try_divide(column(part).cast("double"), positive.cast("double")),
            column(AnnualReport.REPORT_YEAR))
        .cast("double");
  }
}
