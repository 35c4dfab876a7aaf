package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Public penalties of the last 36 months that are or may be of quality or safety. */
public final class QualityPenaltyCountUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("quality_penalty_count_36m_upper", "count",
        "The same with the penalties whose ground is not stated", "近36个月质量安全类行政处罚次数上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return Decisions.count(moment.inLastMonths("decision_date", 36)
        .and(QualityPenaltyCount.isOfQuality(moment).or(col("violation").isNull())));
  }
}
