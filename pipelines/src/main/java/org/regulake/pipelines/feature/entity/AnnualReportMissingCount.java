package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Years without a report among the last that were due (Order 654 of 2014, art. 8 and 18), for certain: see {@link OwedReports}. */
public final class AnnualReportMissingCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("annual_report_missing_count", "count",
        "Years without a report among the last three that were due since the foundation, for certain: reports on the year were delivered"
            + " for the province, and no row that may hold the report is in quarantine", "近三个应报年度未报年报数（至少）", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    return new OwedReports(moment).missing();
  }
}
