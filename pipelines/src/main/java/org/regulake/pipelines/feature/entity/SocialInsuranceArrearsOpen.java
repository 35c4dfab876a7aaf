package org.regulake.pipelines.feature.entity;

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

/** Social-insurance contributions owed on the day. */
public final class SocialInsuranceArrearsOpen implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("social_insurance_arrears_open_yuan", "yuan",
        "Social-insurance contributions owed on the day", "现欠缴社会保险费", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.ARREARS;
  }

  @Override
  public Column value(Moment moment) {
    return sum(when(col("kind").equalTo("social_insurance").and(moment.isOpen()), col("amount_yuan")).otherwise(lit(BigDecimal.ZERO))).cast("double");
  }
}
