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

/** Public severe penalties of the last 36 months: a large fine, or one of the kinds that the law calls heavier (Order 44 of 2021, art. 2). */
public final class SeverePenaltyCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("severe_penalty_count_36m", "count",
        "Public severe penalties of the last 36 months: a large fine, or a kind that the law calls heavier, such as a licence revoked", "近36个月较重行政处罚次数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return Decisions.count(moment.inLastMonths("decision_date", 36).and(isSevere(moment)));
  }

  static Column isSevere(Moment moment) {
    return coalesce(col("fine_yuan").geq(lit(moment.severeFine())), lit(false)).or(col("penalty_type").isin(moment.severePenaltyKinds().toArray()));
  }
}
