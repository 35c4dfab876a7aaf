package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Years without a report among the last that were due, as far as is known. */
public final class AnnualReportMissingUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("annual_report_missing_count_upper", "count",
        "The same with the years on which no reports, or only unreadable ones, were delivered", "近三个应报年度未报年报数（至多）", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    return new OwedReports(moment).perhapsMissing();
  }
}
