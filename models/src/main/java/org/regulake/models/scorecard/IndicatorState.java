package org.regulake.models.scorecard;

/**
 * What an indicator gives for one thing that can be known of its value.
 *
 * @param isMissing whether points stem from what is not known
 * @param hasValue whether the text names a value
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
