package org.regulake.pipelines.feature;

import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.Source;

/** Features of entries in the list of abnormal operation. */
final class AbnormalListingFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return AbnormalListing.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return day.begun(AbnormalListing.TABLE);
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "abnormal_listing_open_count",
                "count",
                "Open entries in the list of abnormal operation",
                "现处经营异常名录条数",
                moment -> Sums.count(moment.isOpen()))
            .countedWhere(Moment::isOpen),
        Feature.orZero(
                "unreachable_listing_open_count",
                "count",
                "Open entries in the list of abnormal operation on the ground that it cannot be"
                    + " reached at its address",
                "现因无法联系被列入经营异常名录条数",
                moment -> Sums.count(isUnreachable(moment)))
            .countedWhere(AbnormalListingFeatures::isUnreachable),
        Feature.orZero(
                "abnormal_listing_count_36m",
                "count",
                "Entries in the list of abnormal operation in the last 36 months",
                "近36个月列入经营异常名录次数",
                moment -> Sums.count(isListed(moment)))
            .countedWhere(AbnormalListingFeatures::isListed));
  }

  private static Column isUnreachable(Moment moment) {
    return moment.isOpen().and(column(AbnormalListing.GROUND).equalTo("unreachable"));
  }

  private static Column isListed(Moment moment) {
    return moment.inLastMonths(AbnormalListing.LISTED_DATE, 36);
  }
}
