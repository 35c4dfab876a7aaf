package org.regulake.models.learning.scorecard;

import java.util.List;
import java.util.Set;
import org.regulake.models.scorecard.EffectiveIndicator;
import org.regulake.models.scorecard.IndicatorState;
import org.regulake.models.scorecard.Unit;
import org.regulake.models.scorecard.Veto;

/**
 * The data from which a reason is written.
 *
 * @param position of the indicator's cell, from 1; null for a veto
 * @param states texts by state; a veto has one
 * @param features features behind it
 * @param upperFeatures features behind it where its value counts as missing
 */
record ReasonSource(
    String id,
    String dimension,
    String basis,
    Integer position,
    Unit unit,
    List<IndicatorState> states,
    Set<String> features,
    Set<String> upperFeatures) {

  /** The dimension of vetoes. */
  static final String VETO_DIMENSION = "veto";

  /** The source for an indicator; {@code position} is that of its cell, from 1. */
  static ReasonSource of(EffectiveIndicator indicator, int position) {
    Set<String> upper =
        indicator.upperFeature() == null ? Set.of() : Set.of(indicator.upperFeature());
    return new ReasonSource(
        indicator.id(),
        indicator.dimension(),
        indicator.basis(),
        position,
        indicator.unit(),
        indicator.states(),
        Set.of(indicator.feature()),
        upper);
  }

  /** The source for a veto; {@code basis} is its basis as cited on the day. */
  static ReasonSource of(Veto veto, String basis) {
    return new ReasonSource(
        veto.id(),
        VETO_DIMENSION,
        basis,
        null,
        Unit.COUNT,
        List.of(IndicatorState.ofVeto(veto)),
        veto.condition().columns(),
        Set.of());
  }
}
