package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.law.PenaltyPublicity;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.source.Source;

/** Features of the administrative penalties that are public on the day. */
final class PenaltyFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Penalty.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return PublicPenalties.on(
        day.asOf(), day.begun(Penalty.TABLE), PenaltyPublicity.of(day.law(), day.asOf()));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "penalty_count_24m",
                "count",
                "Public administrative penalties decided in the last 24 months",
                "近24个月行政处罚次数",
                moment -> decisions(isDecided(moment, 24)))
            .countedWhere(moment -> isDecided(moment, 24)),
        Feature.orZero(
                "penalty_fine_yuan_24m",
                "yuan",
                "Public fines of the last 24 months",
                "近24个月罚款金额",
                moment -> Sums.lower(isDecided(moment, 24), column(Penalty.FINE_YUAN)))
            .countedWhere(PenaltyFeatures::isFined),
        Feature.orZero(
                "penalty_fine_yuan_24m_upper",
                "yuan",
                "The same; infinite where a fine among them is not stated or could not be read",
                "近24个月罚款金额上限",
                moment ->
                    Sums.upper(isDecided(moment, 24), isFineUnknown(), column(Penalty.FINE_YUAN)))
            .countedAs("penalty_fine_yuan_24m"),
        Feature.orZero(
                "severe_penalty_count_36m",
                "count",
                "Public severe penalties of the last 36 months: a large fine, or a kind that the"
                    + " law calls heavier, such as a licence revoked",
                "近36个月较重行政处罚次数",
                moment -> decisions(isDecided(moment, 36).and(isSevere(moment))))
            .countedWhere(moment -> isDecided(moment, 36).and(isSevere(moment))),
        Feature.orZero(
                "severe_penalty_count_36m_upper",
                "count",
                "The same, including penalties whose fine is not known",
                "近36个月较重行政处罚次数上限",
                moment ->
                    decisions(isDecided(moment, 36).and(isSevere(moment).or(isFineUnknown()))))
            .countedWhere(
                moment -> isDecided(moment, 36).and(isSevere(moment).or(isFineUnknown()))),
        Feature.orZero(
                "quality_penalty_count_36m",
                "count",
                "Public penalties of the last 36 months for food, drugs, product quality or special"
                    + " equipment",
                "近36个月质量安全类行政处罚次数",
                moment -> decisions(isDecided(moment, 36).and(isOfQuality(moment))))
            .countedWhere(moment -> isDecided(moment, 36).and(isOfQuality(moment))),
        Feature.orZero(
                "quality_penalty_count_36m_upper",
                "count",
                "The same, including penalties whose ground is not stated",
                "近36个月质量安全类行政处罚次数上限",
                moment ->
                    decisions(
                        isDecided(moment, 36)
                            .and(isOfQuality(moment).or(column(Penalty.VIOLATION).isNull()))))
            .countedWhere(
                moment ->
                    isDecided(moment, 36)
                        .and(isOfQuality(moment).or(column(Penalty.VIOLATION).isNull()))));
  }

  private static Column isDecided(Moment moment, int months) {
    return moment.inLastMonths(Penalty.DECISION_DATE, months);
  }

  private static Column isFined(Moment moment) {
    return isDecided(moment, 24).and(column(Penalty.FINE_YUAN).gt(0).or(isFineUnknown()));
  }

  /**
   * Counts the decisions with at least one penalty that fulfils a condition: a decision that orders
   * several kinds of penalty counts once.
   */
  private static Column decisions(Column condition) {
    return Sums.distinct(
        when(condition, struct(column(Penalty.DECISION_ID), column(Penalty.AUTHORITY))));
  }

  /** Whether a fine could not be read or has no stated sum; penalties of other kinds have none. */
  private static Column isFineUnknown() {
    return column(Penalty.FINE_YUAN)
        .isNull()
        .and(
            array_contains(column(Source.UNREAD_CELLS), Penalty.FINE_YUAN.name())
                .or(column(Penalty.PENALTY_TYPE).equalTo("fine")));
  }

  /**
   * Whether a penalty is a large fine, or of a kind that the law calls heavier (Order 44 of 2021,
   * art. 2).
   */
  private static Column isSevere(Moment moment) {
    return coalesce(column(Penalty.FINE_YUAN).geq(lit(moment.severeFine())), lit(false))
        .or(column(Penalty.PENALTY_TYPE).isin(moment.severePenaltyKinds().toArray()));
  }

  private static Column isOfQuality(Moment moment) {
    return coalesce(
        column(Penalty.VIOLATION).rlike(String.join("|", moment.qualityWords())), lit(false));
  }
}
