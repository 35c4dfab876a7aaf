package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** By how much the registered capital may have fallen in the last 24 months. */
public final class CapitalDecreaseUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("capital_decrease_ratio_24m_upper", "ratio",
        "The same, at most: at the other ends of the rates, and the whole where an earlier capital of these months is not known",
        "近24个月减资比例（至多）", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ENTERPRISE;
  }

  @Override
  public Column value(Moment moment) {
    return new CapitalStates(moment).decreaseAtMost();
  }
}
