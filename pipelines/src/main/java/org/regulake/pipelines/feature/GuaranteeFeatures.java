package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.record.CapitalInYuan;
import org.regulake.pipelines.source.Guarantee;
import org.regulake.pipelines.source.Source;

/**
 * Features of the guarantees that the enterprise gave for others, compared with its own capital.
 */
final class GuaranteeFeatures implements FeatureFamily {

  private static final String CAPITAL_AT_LEAST = "guarantor_capital_at_least";
  private static final String CAPITAL_AT_MOST = "guarantor_capital_at_most";

  @Override
  public Source source() {
    return Guarantee.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Dataset<Row> capital =
        day.current()
            .select(
                col("entity_id").as("guarantor"),
                CapitalInYuan.atLeast(day.asOf()).as(CAPITAL_AT_LEAST),
                CapitalInYuan.atMost(day.asOf()).as(CAPITAL_AT_MOST));
    return day.begun(Guarantee.TABLE)
        .drop("entity_id")
        .withColumnRenamed(Guarantee.GUARANTOR_ID.name(), "entity_id")
        .join(capital, col("entity_id").equalTo(col("guarantor")), "left");
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "guarantee_given_open_count",
                "count",
                "Open guarantees given for others",
                "现有对外担保笔数",
                moment -> Sums.count(moment.isOpen()))
            .countedWhere(Moment::isOpen),
        Feature.orZero(
                "guarantee_given_to_capital_ratio",
                "ratio",
                "Sums guaranteed for others over own registered capital, lower bound; null where"
                    + " the capital is unknown or zero",
                "对外担保与注册资本之比（至少）",
                moment ->
                    ratio(
                        moment,
                        Sums.lower(moment.isOpen(), column(Guarantee.AMOUNT_YUAN)),
                        CAPITAL_AT_MOST))
            .countedAs("guarantee_given_open_count"),
        Feature.orZero(
                "guarantee_given_to_capital_ratio_upper",
                "ratio",
                "The same, upper bound; infinite where a guaranteed sum is not known",
                "对外担保与注册资本之比（至多）",
                moment ->
                    ratio(
                        moment,
                        Sums.upper(
                            moment.isOpen(),
                            column(Guarantee.AMOUNT_YUAN).isNull(),
                            column(Guarantee.AMOUNT_YUAN)),
                        CAPITAL_AT_LEAST))
            .countedAs("guarantee_given_open_count"));
  }

  /** Without an open guarantee the ratio is zero, whatever the capital. */
  private static Column ratio(Moment moment, Column guaranteed, String capital) {
    Column known = max(when(col(capital).gt(0), col(capital))).cast("double");
    return when(bool_or(moment.isOpen()), try_divide(guaranteed, known)).otherwise(lit(0.0));
  }
}
