package org.regulake.models.scorecard;

import java.util.List;

/**
 * What a reason is written from.
 *
 * @param position of the indicator's cell, from 1; null for a veto
 * @param zh texts by band, beginning with that of missing values; a veto has one
 * @param en the same in English
 */
record ReasonSource(String id, String dimension, String basis, Integer position, Unit unit, List<String> zh, List<String> en) {

  /** The dimension of vetoes. */
  static final String VETO_DIMENSION = "veto";

  static ReasonSource of(Veto veto) {
    return new ReasonSource(
        veto.id(), VETO_DIMENSION, veto.basis(), null, Unit.COUNT, List.of(veto.reason().zh()), List.of(veto.reason().en()));
  }
}
