package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Enterprises of which it holds the majority directly. */
public final class ControlledEnterpriseCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("controlled_enterprise_count", "count",
        "Enterprises of which it holds the majority directly", "直接控股企业数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.CONTROLLED;
  }

  @Override
  public Column value(Moment moment) {
    return countDistinct(col("controlled_id")).cast("double");
  }
}
