package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.months_between;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Years since establishment. */
public final class AgeYears implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("age_years", "years",
        "Years since establishment", "成立年限", WhenMissing.NOT_AVAILABLE);
  }

  @Override
  public Facts facts() {
    return Facts.ENTERPRISE;
  }

  @Override
  public Column value(Moment moment) {
    return months_between(lit(moment.asOf()), max_by(col("established_date"), col("valid_from"))).divide(12).cast("double");
  }
}
