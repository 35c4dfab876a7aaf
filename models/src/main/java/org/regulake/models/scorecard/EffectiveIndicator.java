package org.regulake.models.scorecard;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * An indicator with the version of a day; turns its states into Column expressions and constant tables.
 *
 * @param upperFeature the upper end, where {@code feature} is the lower end of an interval; else null. A row without an upper end states a value
 * @param features that it reads
 * @param states all that can be known of a value; see {@link BandVersion#states()}
 */
record EffectiveIndicator(
    String id, String dimension, String feature, String upperFeature, Unit unit, String basis, BandVersion version, List<IndicatorState> states,
    Set<String> features) {

  /** Where a text names the value. */
  static final String PLACEHOLDER = "{value}";

  /** The indicator with its version; {@code basis} is what it rests on, as cited on the day. */
  static EffectiveIndicator of(ScoredIndicator indicator, BandVersion version, String basis) {
    return new EffectiveIndicator(indicator.id(), indicator.dimension(), indicator.feature(), indicator.upperFeature(), indicator.unit(),
        basis, version, version.states(), indicator.features(version));
  }

  /** Place of the state among all states, from 1; a NaN is not a value and counts as not available. */
  Column state() {
    Column value = col(feature);
    Column ofBand = upperFeature == null ? band(value) : band(value).multiply(version.bands().size()).plus(band(coalesce(col(upperFeature), value)));
    return when(value.isNull().or(isnan(value)), special()).otherwise(ofBand.plus(version.firstBandState() + 1));
  }

  private Column special() {
    Column special = lit(1);
    for (int i = version.specialValues().size() - 1; i >= 0; i--) {
      special = when(version.specialValues().get(i).when().holds(), lit(i + 2)).otherwise(special);
    }
    return special;
  }

  /** Which band a value lies in, from 0. */
  private Column band(Column value) {
    int last = version.bands().size() - 1;
    Column band = when(value.lt(version.bands().get(0).below()), lit(0));
    for (int i = 1; i < last; i++) {
      band = band.when(value.lt(version.bands().get(i).below()), lit(i));
    }
    return band.otherwise(lit(last));
  }

  /** A property of its states as a constant array. */
  <T> Column byState(Function<IndicatorState, T> property) {
    return array(states.stream().map(state -> lit(property.apply(state))).toArray(Column[]::new));
  }

  /** What a reason of this indicator is written from; {@code position} is that of its cell, from 1. */
  ReasonSource source(int position) {
    return new ReasonSource(id, dimension, basis, position, unit, states);
  }
}
