package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Reports of the last 36 months that were submitted after the last day in time. */
public final class AnnualReportLateCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("annual_report_late_count_36m", "count",
        "Reports of the last 36 months that were submitted after the last day in time", "近36个月逾期报送年报次数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(isLate(moment), 1.0).otherwise(0.0)).cast("double");
  }

  static Column isLate(Moment moment) {
    return coalesce(moment.inLastMonths("submitted_date", 36).and(col("submitted_date").gt(lastDay(moment))), lit(false));
  }

  /** Last day on which the report on the row's year was in time; null where the law names none. */
  static Column lastDay(Moment moment) {
    Column lastDay = lit(null).cast("date");
    for (Map.Entry<Integer, LocalDate> deadline : moment.reportDeadlines().entrySet()) {
      lastDay = when(col("report_year").equalTo(deadline.getKey()), lit(deadline.getValue())).otherwise(lastDay);
    }
    return lastDay;
  }
}
