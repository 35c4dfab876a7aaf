package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Cases of the last 24 months in which it is the defendant. */
public final class JudgmentDefendantCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("judgment_defendant_count_24m", "count",
        "Cases of the last 24 months in which it is the defendant", "近24个月作为被告或被执行人的案件数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.JUDGMENT;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(JudgmentDefendantSum.isCounted(moment), 1.0).otherwise(0.0)).cast("double");
  }
}
