package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Profit over revenue, from the latest annual report; there is no such ratio without revenue. */
public final class ProfitToRevenue implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("profit_to_revenue_ratio", "ratio",
        "Profit over revenue, from the latest annual report; none where there is no revenue", "利润率", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    Column revenue = when(col("revenue_yuan").gt(0), col("revenue_yuan"));
    return max_by(try_divide(col("profit_yuan").cast("double"), revenue.cast("double")), col("report_year")).cast("double");
  }
}
