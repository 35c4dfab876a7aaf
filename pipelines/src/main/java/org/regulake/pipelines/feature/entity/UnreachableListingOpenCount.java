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

/** Entries in the list of abnormal operation that stand because the enterprise cannot be reached. */
public final class UnreachableListingOpenCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("unreachable_listing_open_count", "count",
        "Entries in the list of abnormal operation that stand because it cannot be reached at its address", "现因无法联系被列入经营异常名录条数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.ABNORMAL_LISTING;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(moment.isOpen().and(col("ground").equalTo("unreachable")), 1.0).otherwise(0.0)).cast("double");
  }
}
