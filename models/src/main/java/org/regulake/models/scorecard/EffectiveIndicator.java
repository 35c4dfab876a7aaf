package org.regulake.models.scorecard;

import java.util.List;
import java.util.Set;

/**
 * An indicator with the version of a day.
 *
 * @param upperFeature the upper end, where {@code feature} is the lower end of an interval; else
 *     null. A row without an upper end states a value
 * @param features the features that it reads
 * @param states all states of knowledge about a value; see {@link BandVersion#states()}
 */
public record EffectiveIndicator(
    String id,
    String dimension,
    String feature,
    String upperFeature,
    Unit unit,
    String basis,
    BandVersion version,
    List<IndicatorState> states,
    Set<String> features) {

  /** The indicator with its version; {@code basis} is its basis as cited on the day. */
  static EffectiveIndicator of(ScoredIndicator indicator, BandVersion version, String basis) {
    return new EffectiveIndicator(
        indicator.id(),
        indicator.dimension(),
        indicator.feature(),
        indicator.upperFeature(),
        indicator.unit(),
        basis,
        version,
        version.states(),
        indicator.features(version));
  }
}
