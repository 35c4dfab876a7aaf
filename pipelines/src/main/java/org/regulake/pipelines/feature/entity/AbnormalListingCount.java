package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Entries in the list of abnormal operation in the last 36 months. */
public final class AbnormalListingCount implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("abnormal_listing_count_36m", "count",
        "Entries in the list of abnormal operation in the last 36 months", "近36个月列入经营异常名录次数", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.ABNORMAL_LISTING;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(moment.inLastMonths("listed_date", 36), 1.0).otherwise(0.0)).cast("double");
  }
}
