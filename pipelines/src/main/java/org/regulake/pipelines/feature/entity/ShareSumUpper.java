package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Sum of the stakes on the day, were those that are not known without bound. */
public final class ShareSumUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("share_sum_ratio_upper", "ratio",
        "The same; infinite where a stake is not stated and does not follow, or could not be read", "股东持股比例合计上限", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.SHAREHOLDING;
  }

  @Override
  public Column value(Moment moment) {
    return when(ShareSum.isAnyStated(moment), Sums.upper(moment.isOpen().or(col("is_unusable")), col("share_ratio").isNull(), col("share_ratio")));
  }
}
