package org.regulake.pipelines.feature;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Source;

/** Features that are computed in one pass over the same facts. */
interface FeatureFamily {

  /** Name of the family, which no other has: that of its class in lower case. */
  default String name() {
    String subject = getClass().getSimpleName().replace("Features", "");
    return subject.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** Whether anything is known; otherwise all features are missing and no facts are read. */
  default boolean isKnown(FactsOfDay day) {
    return true;
  }

  /**
   * The source that the features depend on: where it was never delivered, they are missing, not
   * zero.
   */
  Source source();

  /**
   * The facts: rows with an {@code entity_id}, known at the moment of knowledge and begun by the
   * day.
   */
  Dataset<Row> facts(FactsOfDay day);

  /** The features, in the order of their columns. */
  List<Feature> features();

  /** Whether unusable rows of the source leave a feature open. */
  default boolean isOpenByUnusableRows() {
    return false;
  }
}
