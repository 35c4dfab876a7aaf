package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Whether one holder has the majority directly. */
public final class HasMajorityController implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("has_majority_controller", "0 or 1",
        "Whether one holder has the majority directly", "是否有直接控股股东", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.CONTROLLER;
  }

  @Override
  public Column value(Moment moment) {
    return max(lit(1.0)).cast("double");
  }
}
