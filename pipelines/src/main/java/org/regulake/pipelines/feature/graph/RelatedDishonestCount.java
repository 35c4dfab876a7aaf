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

/** Dishonest judgment debtors among direct owners, owned and guaranteed enterprises. */
public final class RelatedDishonestCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("related_dishonest_count", "count",
        "Dishonest judgment debtors among direct owners, owned and guaranteed enterprises", "关联方失信被执行人数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.RELATED;
  }

  @Override
  public Column value(Moment moment) {
    return countDistinct(when(col("is_dishonest"), col("related_id"))).cast("double");
  }
}
