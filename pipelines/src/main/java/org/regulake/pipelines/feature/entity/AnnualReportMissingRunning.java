package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Years in a row without a report up to the latest that was due (Order 777 of 2024, art. 18): see {@link OwedReports}. */
public final class AnnualReportMissingRunning implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("annual_report_missing_running_count", "count",
        "Years in a row without a report up to the latest of the three that were due, for certain", "截至最近应报年度连续未报年报年数", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    return new OwedReports(moment).missingRunning();
  }
}
