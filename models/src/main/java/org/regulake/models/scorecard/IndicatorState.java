package org.regulake.models.scorecard;

/**
 * Points and reason of an indicator in one state of knowledge about its value.
 *
 * @param isMissing whether points come from an unknown value
 * @param hasValue whether the text contains a value
 */
public record IndicatorState(
    int points, boolean isMissing, boolean hasValue, String zh, String en) {

  static IndicatorState of(Missing missing) {
    return new IndicatorState(missing.points(), true, false, missing.zh(), missing.en());
  }

  static IndicatorState of(SpecialValue special) {
    return new IndicatorState(
        special.points(), special.isMissing(), false, special.zh(), special.en());
  }

  static IndicatorState of(Band band) {
    return new IndicatorState(band.points(), false, true, band.zh(), band.en());
  }

  /** The one state of a veto. */
  public static IndicatorState ofVeto(Veto veto) {
    return new IndicatorState(0, false, false, veto.reason().zh(), veto.reason().en());
  }
}
