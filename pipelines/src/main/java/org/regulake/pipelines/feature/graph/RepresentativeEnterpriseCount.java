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

/** Enterprises led by the same legal representative, itself included. */
public final class RepresentativeEnterpriseCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("representative_enterprise_count", "count",
        "Enterprises led by the same legal representative, itself included", "同一法定代表人任职企业数", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.SHARED_TIE;
  }

  @Override
  public Column value(Moment moment) {
    return max(when(col("kind").equalTo("representative"), col("enterprise_count"))).cast("double");
  }
}
