package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Enterprises on the list of abnormal operation among direct owners, owned and guaranteed enterprises. */
public final class RelatedAbnormalCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("related_abnormal_count", "count",
        "Enterprises on the list of abnormal operation among direct owners, owned and guaranteed enterprises", "关联方经营异常企业数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.RELATED;
  }

  @Override
  public Column value(Moment moment) {
    return countDistinct(when(col("is_abnormal"), col("related_id"))).cast("double");
  }
}
