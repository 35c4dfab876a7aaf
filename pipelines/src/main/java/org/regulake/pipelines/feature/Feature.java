package org.regulake.pipelines.feature;

import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.feature.WhenMissing;

/**
 * One feature of an enterprise: what it means, and an aggregate over the facts of its family.
 *
 * @param value the aggregate over the facts of one enterprise, as a number; null when the facts do
 *     not say
 * @param facts the list of facts that the feature adds; empty where it has none, or that of another
 *     feature
 */
record Feature(
    FeatureDefinition definition, Function<Moment, Column> value, Optional<FactList> facts) {

  private static final String FACTS = "_facts";

  /** A feature of which nothing means zero, where its source was delivered. */
  static Feature orZero(
      String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return new Feature(
        FeatureDefinition.number(
            name, unit, sentence, chinese, WhenMissing.ZERO_IF_SOURCE_DELIVERED),
        value,
        Optional.empty());
  }

  /** A feature of which nothing means unknown. */
  static Feature orUnknown(
      String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return new Feature(
        FeatureDefinition.number(name, unit, sentence, chinese, WhenMissing.NOT_AVAILABLE),
        value,
        Optional.empty());
  }

  /** The same; the facts behind it are those that fulfil a condition. */
  Feature countedWhere(Function<Moment, Column> isCounted) {
    return with(FactList.where(name() + FACTS, isCounted));
  }

  /** The same; the fact behind it is the one for which a value is the greatest. */
  Feature ofGreatest(Column by) {
    return with(FactList.ofGreatest(name() + FACTS, by));
  }

  /** The same; the facts behind it are those behind another feature of the family. */
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
