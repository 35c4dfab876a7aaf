package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Sum of the stakes on the day, stated or following from sums. */
public final class ShareSum implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("share_sum_ratio", "ratio",
        "Sum of the stakes on the day, stated or following from sums", "股东持股比例合计", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.SHAREHOLDING;
  }

  @Override
  public Column value(Moment moment) {
    return when(isAnyStated(moment), Sums.lower(moment.isOpen(), col("share_ratio")));
  }

  static Column isAnyStated(Moment moment) {
    return bool_or(moment.isOpen().and(col("share_ratio").isNotNull()));
  }
}
