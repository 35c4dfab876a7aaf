package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;
import org.regulake.pipelines.feature.EntityFeature;
import org.regulake.pipelines.feature.Facts;
import org.regulake.pipelines.feature.Moment;

/** Fines of the last 24 months, were those of which the sum is not known without bound. */
public final class PenaltyFineUpper implements EntityFeature {

  @Override
  public FeatureDefinition definition() {
    return FeatureDefinition.number("penalty_fine_yuan_24m_upper", "yuan",
        "The same; infinite where a fine among them is not stated or could not be read", "近24个月罚款金额上限", WhenMissing.ZERO_IF_SOURCE_DELIVERED);
  }

  @Override
  public Facts facts() {
    return Facts.PENALTY;
  }

  @Override
  public Column value(Moment moment) {
    return Sums.upper(moment.inLastMonths("decision_date", 24), isUnknown(), col("fine_yuan"));
  }

  /** A fine that could not be read, or of which no sum is stated; other penalties have none. */
  static Column isUnknown() {
    return col("fine_yuan").isNull().and(array_contains(col("unread_cells"), "fine_yuan").or(col("penalty_type").equalTo("fine")));
  }
}
