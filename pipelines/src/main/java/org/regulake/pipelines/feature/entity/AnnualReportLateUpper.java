package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Reports of the last 36 months that were, or may have been, submitted after the last day in time. */
public final class AnnualReportLateUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("annual_report_late_count_36m_upper", "count",
        "The same with the reports on the last three years due whose day of submission is not known",
        "近36个月逾期报送年报次数上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    // The start of a report without a day of submission is the day that its delivery describes: it was filed by then.
    Column mayBeLate = col("submitted_date").isNull().and(col("report_year").isin(moment.reportYears().toArray()))
        .and(col("valid_from").gt(AnnualReportLateCount.lastDay(moment)));
    return sum(when(AnnualReportLateCount.isLate(moment).or(coalesce(mayBeLate, lit(false))), 1.0).otherwise(0.0)).cast("double");
  }
}
