package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Public administrative penalties decided in the last 24 months. */
public final class PenaltyCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("penalty_count_24m", "count",
        "Public administrative penalties decided in the last 24 months", "近24个月行政处罚次数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return Decisions.count(moment.inLastMonths("decision_date", 24));
  }
}
