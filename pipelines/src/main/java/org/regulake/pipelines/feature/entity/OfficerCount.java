package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Posts of directors, supervisors and managers that are held. */
public final class OfficerCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("officer_count", "count",
        "Posts of directors, supervisors and managers that are held", "在任主要人员数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.OFFICER;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(moment.isOpen(), 1.0).otherwise(0.0)).cast("double");
  }
}
