package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.pipelines.record.CapitalInYuan;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/**
 * Features of the register: changes of the entry, capital and age, from the past and present states
 * of the enterprise.
 */
final class RegisterFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Registration.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return day.registered();
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orUnknown(
                "representative_change_count_24m",
                "count",
                "Changes of the legal representative in the last 24 months",
                "近24个月法定代表人变更次数",
                moment -> changes(moment, Registration.REPRESENTATIVE_ID))
            .countedWhere(RegisterFeatures::isRecent),
        Feature.orUnknown(
                "register_change_count_24m",
                "count",
                "Changes of the register entry in the last 24 months",
                "近24个月登记事项变更次数",
                moment -> changes(moment, Bitemporal.VALID_FROM))
            .countedAs("representative_change_count_24m"),
        Feature.orUnknown(
                "capital_yuan",
                "yuan",
                "Registered capital on the day; in another currency than yuan at the lowest rate of"
                    + " the year before",
                "注册资本（外币按上年最低汇率）",
                moment -> latest(CapitalInYuan.atLeast(moment.asOf())))
            .ofGreatest(column(Bitemporal.VALID_FROM)),
        Feature.orUnknown(
                "capital_yuan_upper",
                "yuan",
                "The same at the highest rate of the year before",
                "注册资本（外币按上年最高汇率）",
                moment -> latest(CapitalInYuan.atMost(moment.asOf())))
            .countedAs("capital_yuan"),
        Feature.orUnknown(
                "capital_decrease_ratio_24m",
                "ratio",
                "Decrease of the registered capital in the last 24 months as a part of its highest"
                    + " value, lower bound; null where the capital is not known",
                "近24个月减资比例（至少）",
                moment -> new CapitalStates(moment).decreaseAtLeast())
            .countedAs("representative_change_count_24m"),
        Feature.orUnknown(
                "capital_decrease_ratio_24m_upper",
                "ratio",
                "The same, upper bound: at the opposite rates, and 1 where an earlier capital of"
                    + " these months is not known",
                "近24个月减资比例（至多）",
                moment -> new CapitalStates(moment).decreaseAtMost())
            .countedAs("representative_change_count_24m"),
        Feature.orUnknown(
                "age_years",
                "years",
                "Years since establishment",
                "成立年限",
                moment ->
                    months_between(
                            lit(moment.asOf()),
                            max_by(
                                column(Registration.ESTABLISHED_DATE),
                                column(Bitemporal.VALID_FROM)))
                        .divide(12)
                        .cast("double"))
            .countedAs("capital_yuan"));
  }

  /** Number of changes of a value in the last 24 months. */
  private static Column changes(Moment moment, Field field) {
    return greatest(lit(0.0), Sums.distinct(when(isRecent(moment), column(field))).minus(1));
  }

  private static Column isRecent(Moment moment) {
    return column(Bitemporal.VALID_TO).gt(lit(moment.asOf().minusMonths(24)));
  }

  private static Column latest(Column value) {
    return max_by(value, column(Bitemporal.VALID_FROM)).cast("double");
  }
}
