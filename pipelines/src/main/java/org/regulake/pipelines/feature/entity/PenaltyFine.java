package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Fines of the last 24 months. */
public final class PenaltyFine implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("penalty_fine_yuan_24m", "yuan",
        "Fines of the last 24 months", "近24个月罚款金额", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(moment.inLastMonths("decision_date", 24), coalesce(col("fine_yuan"), lit(BigDecimal.ZERO))).otherwise(lit(BigDecimal.ZERO))).cast("double");
  }
}
