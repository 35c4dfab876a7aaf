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

/** Liabilities over assets, from the latest annual report; there is no such ratio without assets. */
public final class LiabilityToAsset implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("liability_to_asset_ratio", "ratio",
        "Liabilities over assets, from the latest annual report; none where there are no assets", "资产负债率", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ANNUAL_REPORT;
  }

  @Override
  public Column value(Moment moment) {
    Column assets = when(col("asset_yuan").gt(0), col("asset_yuan"));
    return max_by(try_divide(col("liability_yuan").cast("double"), assets.cast("double")), col("report_year")).cast("double");
  }
}
