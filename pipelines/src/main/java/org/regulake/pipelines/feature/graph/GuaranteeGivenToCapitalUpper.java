package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;
import org.regulake.pipelines.feature.entity.Sums;

/** Sums guaranteed for others over own registered capital, at most. */
public final class GuaranteeGivenToCapitalUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("guarantee_given_to_capital_ratio_upper", "ratio",
        "The same, at most; infinite where a guaranteed sum is not known", "对外担保与注册资本之比（至多）", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.GUARANTEE_GIVEN;
  }

  @Override
  public Column value(Moment moment) {
    Column guaranteed = Sums.upper(moment.isOpen(), col("amount_yuan").isNull(), col("amount_yuan"));
    return GuaranteeGivenToCapital.ratio(moment, guaranteed, "guarantor_capital_at_least");
  }
}
