package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** By how much the registered capital fell in the last 24 months, as a share of its highest, at least: see {@link CapitalStates}. */
public final class CapitalDecrease implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("capital_decrease_ratio_24m", "ratio",
        "By how much the registered capital fell in the last 24 months, as a share of its highest, at least; null where the capital is not"
            + " known", "近24个月减资比例（至少）", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ENTERPRISE;
  }

  @Override
  public Column value(Moment moment) {
    return new CapitalStates(moment).decreaseAtLeast();
  }
}
