package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Judgment;
import org.regulake.pipelines.source.Source;

/** Features of judgments, cases and entries as dishonest judgment debtor. */
final class JudgmentFeatures implements FeatureFamily {

  static final String DISHONEST_DEBTOR = "dishonest_debtor";

  @Override
  public Source source() {
    return Judgment.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return day.begun(Judgment.TABLE);
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "dishonest_debtor_open_count",
                "count",
                "Open entries as dishonest judgment debtor",
                "现为失信被执行人条数",
                moment -> Sums.count(isDishonest(moment)))
            .countedWhere(JudgmentFeatures::isDishonest),
        Feature.orZero(
                "judgment_defendant_count_24m",
                "count",
                "Cases decided in the last 24 months in which it is the defendant",
                "近24个月作为被告或被执行人的案件数",
                moment -> Sums.count(isDefendant(moment, false)))
            .countedWhere(moment -> isDefendant(moment, false)),
        Feature.orZero(
                "judgment_defendant_count_24m_upper",
                "count",
                "The same, including cases in which its role is not known",
                "近24个月作为被告或被执行人的案件数上限",
                moment -> Sums.count(isDefendant(moment, true)))
            .countedWhere(moment -> isDefendant(moment, true)),
        Feature.orZero(
                "judgment_defendant_yuan_24m",
                "yuan",
                "Sums in dispute in cases decided in the last 24 months in which it is the"
                    + " defendant",
                "近24个月作为被告或被执行人的涉案金额",
                moment -> Sums.lower(isDefendant(moment, false), column(Judgment.AMOUNT_YUAN)))
            .countedAs("judgment_defendant_count_24m"),
        Feature.orZero(
                "judgment_defendant_yuan_24m_upper",
                "yuan",
                "The same, including cases in which its role is not known; infinite where a sum"
                    + " among them is not known",
                "近24个月作为被告或被执行人的涉案金额上限",
                moment ->
                    Sums.upper(
                        isDefendant(moment, true),
                        column(Judgment.AMOUNT_YUAN).isNull(),
                        column(Judgment.AMOUNT_YUAN)))
            .countedAs("judgment_defendant_count_24m_upper"));
  }

  private static Column isDishonest(Moment moment) {
    return column(Judgment.KIND).equalTo(DISHONEST_DEBTOR).and(moment.isOpen());
  }

  /**
   * Whether it is the defendant in a case decided in the last 24 months; {@code ifUnknown} where
   * its role is not known.
   */
  private static Column isDefendant(Moment moment, boolean ifUnknown) {
    return moment
        .inLastMonths(Judgment.DECISION_DATE, 24)
        .and(column(Judgment.KIND).notEqual(DISHONEST_DEBTOR))
        .and(coalesce(column(Judgment.ROLE).equalTo("defendant"), lit(ifUnknown)));
  }
}
