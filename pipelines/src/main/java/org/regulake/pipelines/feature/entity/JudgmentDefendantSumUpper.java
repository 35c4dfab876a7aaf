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

/** Sums of the last 24 months as defendant, were those that are not stated without bound. */
public final class JudgmentDefendantSumUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("judgment_defendant_yuan_24m_upper", "yuan",
        "The same; with the cases in which its role is not known; infinite where a sum among them is not known", "近24个月作为被告或被执行人的涉案金额上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.JUDGMENT;
  }

  @Override
  public Column value(Moment moment) {
    return Sums.upper(mayCount(moment), col("amount_yuan").isNull(), col("amount_yuan"));
  }

  /** Whether it is the defendant, or its role is not known. */
  static Column mayCount(Moment moment) {
    return JudgmentDefendantSum.isOfTheTime(moment).and(coalesce(col("role").equalTo("defendant"), lit(true)));
  }
}
