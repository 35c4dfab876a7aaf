package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Years without a report among the last three that were due. */
public final class AnnualReportMissingCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("annual_report_missing_count", "count",
        "Years without a report among the last three that were due since the foundation", "近三个应报年度未报年报数", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    // A year counts from the year of foundation on: its report is due in the year after it.
    Column firstDue = greatest(lit(moment.lastYearDue() - 2), coalesce(year(max(col("established_date"))), lit(moment.lastYearDue() - 2)));
    Column due = greatest(lit(0), lit(moment.lastYearDue() + 1).minus(firstDue));
    Column reported = countDistinct(when(col("report_year").between(moment.lastYearDue() - 2, moment.lastYearDue()), col("report_year")));
    return greatest(lit(0L), due.minus(reported)).cast("double");
  }
}
