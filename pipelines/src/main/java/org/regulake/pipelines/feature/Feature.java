package org.regulake.pipelines.feature;

import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;

/**
 * One feature of an enterprise: what it means, and an aggregate over the facts of its family.
 *
 * @param value the aggregate over the facts of one enterprise, as a number; null when the facts do not say
 */
record Feature(FeatureDefinition definition, Function<Moment, Column> value) {

  /** A feature of which nothing means zero, where its source was delivered. */
  static Feature orZero(String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return new Feature(FeatureDefinition.number(name, unit, sentence, chinese, WhenMissing.ZERO_IF_SOURCE_DELIVERED), value);
  }

  /** A feature of which nothing means unknown. */
  static Feature orUnknown(String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return new Feature(FeatureDefinition.number(name, unit, sentence, chinese, WhenMissing.NOT_AVAILABLE), value);
  }

  String name() {
    return definition.name();
  }
}
