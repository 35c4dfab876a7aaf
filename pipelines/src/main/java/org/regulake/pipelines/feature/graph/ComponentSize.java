package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Enterprises and persons that hang together with it by ownership. */
public final class ComponentSize implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("component_size", "count",
        "Enterprises and persons that hang together with it by ownership", "股权关联群体规模", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.COMPONENT;
  }

  @Override
  public Column value(Moment moment) {
    return max(col("component_size")).cast("double");
  }
}
