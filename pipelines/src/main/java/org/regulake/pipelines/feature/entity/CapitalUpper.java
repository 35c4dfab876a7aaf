package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;
import org.regulake.pipelines.record.CapitalInYuan;

/** Registered capital on the day; in another currency than yuan the most that it was worth. */
public final class CapitalUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("capital_yuan_upper", "yuan",
        "The same at the highest rate of the year before", "注册资本（外币按上年最高汇率）", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ENTERPRISE;
  }

  @Override
  public Column value(Moment moment) {
    return max_by(CapitalInYuan.atMost(moment.asOf()), col("valid_from")).cast("double");
  }
}
