package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Officer;
import org.regulake.pipelines.source.Source;

/**
 * Features of posts of directors, supervisors and managers. Unusable rows may contain further
 * posts.
 */
final class OfficerFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Officer.SOURCE;
  }

  @Override
  public boolean isOpenByUnusableRows() {
    return true;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return WithUnusable.of(day.begun(Officer.TABLE), day.unusable(source()));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
            "officer_count",
            "count",
            "Posts of directors, supervisors and managers held on the day",
            "在任主要人员数",
            moment -> Sums.count(moment.isOpen())),
        Feature.orZero(
            "officer_count_upper",
            "count",
            "The same; infinite where rows about its officers could not be used",
            "在任主要人员数上限",
            moment ->
                when(bool_or(WithUnusable.isUnusable()), lit(Double.POSITIVE_INFINITY))
                    .otherwise(Sums.count(moment.isOpen()))));
  }
}
