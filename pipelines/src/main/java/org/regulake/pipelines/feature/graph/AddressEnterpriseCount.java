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

/** Enterprises at the same address, itself included. */
public final class AddressEnterpriseCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("address_enterprise_count", "count",
        "Enterprises at the same address, itself included", "同一地址企业数", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.SHARED_TIE;
  }

  @Override
  public Column value(Moment moment) {
    return max(when(col("kind").equalTo("address"), col("enterprise_count"))).cast("double");
  }
}
