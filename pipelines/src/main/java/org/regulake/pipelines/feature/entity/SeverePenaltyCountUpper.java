package org.regulake.pipelines.feature.entity;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Public penalties of the last 36 months that are or may be severe. */
public final class SeverePenaltyCountUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("severe_penalty_count_36m_upper", "count",
        "The same with the penalties whose fine is not known", "近36个月较重行政处罚次数上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return Decisions.count(moment.inLastMonths("decision_date", 36).and(SeverePenaltyCount.isSevere(moment).or(PenaltyFineUpper.isUnknown())));
  }
}
