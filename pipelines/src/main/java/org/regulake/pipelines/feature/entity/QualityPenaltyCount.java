package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Public penalties of the last 36 months for food, drugs, product quality or special equipment. */
public final class QualityPenaltyCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("quality_penalty_count_36m", "count",
        "Public penalties of the last 36 months for food, drugs, product quality or special equipment", "近36个月质量安全类行政处罚次数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return Decisions.count(moment.inLastMonths("decision_date", 36).and(isOfQuality(moment)));
  }

  static Column isOfQuality(Moment moment) {
    return coalesce(col("violation").rlike(String.join("|", moment.qualityWords())), lit(false));
  }
}
