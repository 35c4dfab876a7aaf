package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Posts that are held, were those in rows that could not be used without bound. */
public final class OfficerCountUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("officer_count_upper", "count",
        "The same; infinite where rows about its officers could not be used", "在任主要人员数上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.OFFICER;
  }

  @Override
  public Column value(Moment moment) {
    return when(bool_or(col("is_unusable")), lit(Double.POSITIVE_INFINITY)).otherwise(new OfficerCount().value(moment));
  }
}
