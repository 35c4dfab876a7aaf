package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Sums of the last 24 months as defendant, were those that are not stated without bound. */
public final class JudgmentDefendantSumUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("judgment_defendant_yuan_24m_upper", "yuan",
        "The same; infinite where a sum among them is not known", "近24个月作为被告或被执行人的涉案金额上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.JUDGMENT;
  }

  @Override
  public Column value(Moment moment) {
    return Sums.upper(JudgmentDefendantSum.isCounted(moment), col("amount_yuan").isNull(), col("amount_yuan"));
  }
}
