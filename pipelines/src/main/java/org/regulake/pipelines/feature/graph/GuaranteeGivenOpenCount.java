package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Guarantees given for others that stand. */
public final class GuaranteeGivenOpenCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("guarantee_given_open_count", "count",
        "Guarantees given for others that stand", "现有对外担保笔数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.GUARANTEE_GIVEN;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(moment.isOpen(), 1.0).otherwise(0.0)).cast("double");
  }
}
