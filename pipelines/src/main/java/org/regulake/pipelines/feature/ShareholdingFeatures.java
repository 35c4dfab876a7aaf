package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.graph.SubscribedShares;
import org.regulake.pipelines.source.Shareholding;
import org.regulake.pipelines.source.Source;

/**
 * Features of the stakes in the enterprise on the day, with the same shares computed from
 * subscribed sums as in the graph. Unusable rows may contain further stakes.
 */
final class ShareholdingFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Shareholding.SOURCE;
  }

  @Override
  public boolean isOpenByUnusableRows() {
    return true;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Dataset<Row> stakes =
        SubscribedShares.fill(
                day.edges().where(column(Edge.EDGE_TYPE).equalTo("shareholding")), day.current())
            .withColumnRenamed(Edge.TO_ID.name(), "entity_id")
            .withColumnRenamed(Edge.FROM_ID.name(), Shareholding.HOLDER_ID.name());
    return WithUnusable.of(stakes, day.unusable(source()));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "holder_count",
                "count",
                "Holders of a stake on the day",
                "股东数",
                moment -> Sums.distinct(when(moment.isOpen(), column(Shareholding.HOLDER_ID))))
            .countedWhere(Moment::isOpen),
        Feature.orUnknown(
                "share_sum_ratio",
                "ratio",
                "Sum of the shares on the day, as stated or computed from subscribed sums",
                "股东持股比例合计",
                moment ->
                    when(isAnyKnown(moment), Sums.lower(moment.isOpen(), column(Edge.SHARE_RATIO))))
            .countedAs("holder_count"),
        Feature.orUnknown(
                "share_sum_ratio_upper",
                "ratio",
                "The same; infinite where a share is not stated and cannot be computed, or could"
                    + " not be read",
                "股东持股比例合计上限",
                moment ->
                    when(
                        isAnyKnown(moment),
                        Sums.upper(
                            moment.isOpen().or(WithUnusable.isUnusable()),
                            column(Edge.SHARE_RATIO).isNull(),
                            column(Edge.SHARE_RATIO))))
            .countedAs("holder_count"));
  }

  private static Column isAnyKnown(Moment moment) {
    return bool_or(moment.isOpen().and(column(Edge.SHARE_RATIO).isNotNull()));
  }
}
