package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Changes of the register entry in the last 24 months. */
public final class RegisterChangeCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("register_change_count_24m", "count",
        "Changes of the register entry in the last 24 months", "近24个月登记事项变更次数", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ENTERPRISE;
  }

  @Override
  public Column value(Moment moment) {
    return greatest(lit(0), countDistinct(when(col("valid_to").gt(lit(moment.asOf().minusMonths(24))), col("valid_from"))).minus(1)).cast("double");
  }
}
