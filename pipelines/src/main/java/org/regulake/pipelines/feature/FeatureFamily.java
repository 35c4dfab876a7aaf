package org.regulake.pipelines.feature;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Source;

/** Features of the same facts, which are computed in one pass over them. */
interface FeatureFamily {

  /**
   * The source without which nothing can be said: where it was never delivered, a feature is
   * missing and not zero.
   */
  Source source();

  /**
   * The facts: rows with an {@code entity_id}, known at the moment of judgment and begun by its
   * day.
   */
  Dataset<Row> facts(FactsOfDay day);

  /** The features, in the order of their columns. */
  List<Feature> features();

  /** Whether rows of the source that could not be used leave a feature open. */
  default boolean isOpenByUnusableRows() {
    return false;
  }
}
