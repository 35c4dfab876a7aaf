package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;
import org.regulake.pipelines.feature.entity.Sums;

/** Sums guaranteed for others over own registered capital, at least; not known where the capital is not. */
public final class GuaranteeGivenToCapital implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("guarantee_given_to_capital_ratio", "ratio",
        "Sums guaranteed for others over own registered capital, at least; null where the capital is not known or nothing", "对外担保与注册资本之比（至少）", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.GUARANTEE_GIVEN;
  }

  @Override
  public Column value(Moment moment) {
    return ratio(moment, Sums.lower(moment.isOpen(), col("amount_yuan")), "guarantor_capital_at_most");
  }

  /** Who guarantees nothing has a ratio of zero, whatever the capital. */
  static Column ratio(Moment moment, Column guaranteed, String capital) {
    Column known = max(when(col(capital).gt(0), col(capital))).cast("double");
    return when(bool_or(moment.isOpen()), try_divide(guaranteed, known)).otherwise(lit(0.0));
  }
}
