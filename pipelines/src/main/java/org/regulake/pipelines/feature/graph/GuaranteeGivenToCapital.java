package org.regulake.pipelines.feature.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Sums guaranteed for others over own registered capital. */
public final class GuaranteeGivenToCapital implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("guarantee_given_to_capital_ratio", "ratio",
        "Sums guaranteed for others over own registered capital", "对外担保与注册资本之比", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.GUARANTEE_GIVEN;
  }

  @Override
  public Column value(Moment moment) {
    return try_divide(
        sum(when(moment.isOpen(), coalesce(col("amount_yuan"), lit(BigDecimal.ZERO))).otherwise(lit(BigDecimal.ZERO))).cast("double"),
        max(col("guarantor_capital_yuan")).cast("double")).cast("double");
  }
}
