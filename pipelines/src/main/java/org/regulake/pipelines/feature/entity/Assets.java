package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Assets, from the latest annual report. */
public final class Assets implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("asset_yuan", "yuan",
        "Assets, from the latest annual report", "资产总额", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    return max_by(col("asset_yuan"), col("report_year")).cast("double");
  }
}
