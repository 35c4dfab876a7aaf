package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Enterprises with the same telephone, itself included. */
public final class PhoneEnterpriseCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("phone_enterprise_count", "count",
        "Enterprises with the same telephone, itself included", "同一电话企业数", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.SHARED_TIE;
  }

  @Override
  public Column value(Moment moment) {
    return max(when(col("kind").equalTo("phone"), col("enterprise_count"))).cast("double");
  }
}
