package org.regulake.models.scorecard;

import java.util.List;

/**
 * What a reason is written from.
 *
 * @param position of the indicator's cell, from 1; null for a veto
 * @param states texts by state; a veto has one
 */
record ReasonSource(String id, String dimension, String basis, Integer position, Unit unit, List<IndicatorState> states) {

  /** The dimension of vetoes. */
  static final String VETO_DIMENSION = "veto";

  /** That of a veto; {@code basis} is what it rests on, as cited on the day. */
  static ReasonSource of(Veto veto, String basis) {
    return new ReasonSource(veto.id(), VETO_DIMENSION, basis, null, Unit.COUNT, List.of(IndicatorState.ofVeto(veto)));
  }
}
