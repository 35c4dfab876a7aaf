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
 * @param counted which facts of the family are behind it; empty where none are, or those of another
 *     feature
 * @param countedAs the other feature; empty where there is none
 */
record Feature(
    FeatureDefinition definition,
    Function<Moment, Column> value,
    Optional<CountedRows> counted,
    Optional<String> countedAs) {

  /** A feature whose value without facts is zero, provided its source was delivered. */
  static Feature orZero(
      String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return of(name, unit, sentence, chinese, WhenMissing.ZERO_IF_SOURCE_DELIVERED, value);
  }

  /** A feature whose value without facts is unknown. */
  static Feature orUnknown(
      String name, String unit, String sentence, String chinese, Function<Moment, Column> value) {
    return of(name, unit, sentence, chinese, WhenMissing.NOT_AVAILABLE, value);
  }

  private static Feature of(
      String name,
      String unit,
      String sentence,
      String chinese,
      WhenMissing whenMissing,
      Function<Moment, Column> value) {
    FeatureDefinition definition =
        FeatureDefinition.number(name, unit, sentence, chinese, whenMissing);
    return new Feature(definition, value, Optional.empty(), Optional.empty());
  }

  /** A feature that a rule defines. */
  static Feature ruled(FeatureDefinition definition, Function<Moment, Column> value) {
    return new Feature(definition, value, Optional.empty(), Optional.empty());
  }

  /** The same feature; the facts behind it are those that fulfil a condition. */
  Feature countedWhere(Function<Moment, Column> isCounted) {
    return with(CountedRows.where(isCounted));
  }

  /** The same feature; the fact behind it is the one with the greatest value. */
  Feature ofGreatest(Column by) {
    return with(CountedRows.ofGreatest(by));
  }

  /** The same feature; the facts behind it are those of another feature of the family. */
  Feature countedAs(String feature) {
    return new Feature(definition, value, Optional.empty(), Optional.of(feature));
  }

  private Feature with(CountedRows rows) {
    return new Feature(definition, value, Optional.of(rows), Optional.empty());
  }

  String name() {
    return definition.name();
  }
}
