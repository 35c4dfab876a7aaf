package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** By how much the registered capital fell in the last 24 months, as a share of its highest. */
public final class CapitalDecrease implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("capital_decrease_ratio_24m", "ratio",
        "By how much the registered capital fell in the last 24 months, as a share of its highest", "近24个月减资比例", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ENTERPRISE;
  }

  @Override
  public Column value(Moment moment) {
    return greatest(lit(0.0), lit(1.0).minus(try_divide(
        max_by(col("capital_yuan"), col("valid_from")).cast("double"),
        max(when(col("valid_to").gt(lit(moment.asOf().minusMonths(24))), col("capital_yuan"))).cast("double")))).cast("double");
  }
}
