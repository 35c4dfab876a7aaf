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

/** Sums concerned in cases of the last 24 months in which it is the defendant. */
public final class JudgmentDefendantSum implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("judgment_defendant_yuan_24m", "yuan",
        "Sums concerned in cases of the last 24 months in which it is the defendant", "近24个月作为被告或被执行人的涉案金额", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.JUDGMENT;
  }

  @Override
  public Column value(Moment moment) {
    return Sums.lower(isCounted(moment), col("amount_yuan"));
  }

  static Column isCounted(Moment moment) {
    return isOfTheTime(moment).and(coalesce(col("role").equalTo("defendant"), lit(false)));
  }

  static Column isOfTheTime(Moment moment) {
    return moment.inLastMonths("decision_date", 24).and(col("kind").notEqual("dishonest_debtor"));
  }
}
