package org.regulake.pipelines.feature;

import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;

/**
 * A feature of an enterprise: its definition, and an aggregate over the facts of its family.
 *
 * @param value aggregate over the facts of one enterprise, as a number; null when the facts do not
 *     determine it
 * @param facts list of facts that the feature adds; empty where it has none or shares that of
 *     another feature
 */
record Feature(
    FeatureDefinition definition, Function<Moment, Column> value, Optional<FactList> facts) {

  private static final String FACTS = "_facts";

  /** A feature whose value without facts is zero, provided its source was delivered. */
  static Feature orZero(
      String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return new Feature(
        FeatureDefinition.number(
            name, unit, sentence, chinese, WhenMissing.ZERO_IF_SOURCE_DELIVERED),
        value,
        Optional.empty());
  }

  /** A feature whose value without facts is unknown. */
  static Feature orUnknown(
      String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return new Feature(
        FeatureDefinition.number(name, unit, sentence, chinese, WhenMissing.NOT_AVAILABLE),
        value,
        Optional.empty());
  }

  /** The same feature; the facts behind it are those that fulfil a condition. */
  Feature countedWhere(Function<Moment, Column> isCounted) {
    return with(FactList.where(name() + FACTS, isCounted));
  }

  /** The same feature; the fact behind it is the one with the greatest value. */
  Feature ofGreatest(Column by) {
    return with(FactList.ofGreatest(name() + FACTS, by));
  }

  /** The same feature; the facts behind it are those of another feature of the family. */
  Feature countedAs(String feature) {
    return new Feature(definition.withFacts(feature + FACTS), value, Optional.empty());
  }

  private Feature with(FactList list) {
    return new Feature(definition.withFacts(list.name()), value, Optional.of(list));
  }

  String name() {
    return definition.name();
  }
}
