package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Entries as dishonest judgment debtor that stand. */
public final class DishonestDebtorOpenCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("dishonest_debtor_open_count", "count",
        "Entries as dishonest judgment debtor that stand", "现为失信被执行人条数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.JUDGMENT;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(col("kind").equalTo("dishonest_debtor").and(moment.isOpen()), 1.0).otherwise(0.0)).cast("double");
  }
}
