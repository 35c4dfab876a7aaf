package org.regulake.models.graph.contagion;

/**
 * Methods in which only defaults are passed on, each once. A firm fails when its losses are more
 * than the equity that the shock left: what just uses up the equity does not break the firm.
 */
sealed interface DefaultCascade extends ContagionMethod permits FurfineCascade, GuaranteeCascade {

  /** Part of an exposure that is lost when the debtor fails, 0 to 1. */
  double lossGivenDefault();

  @Override
  default double atRisk(double amount, double equity) {
    return amount;
  }

  @Override
  default boolean isInDefault(double shock, double loss, double equity) {
    return shock == 1 || loss > Math.max(0, equity * (1 - shock + ExposureNetwork.ROUNDING));
  }

  @Override
  default double toPass(double distress, boolean isInDefault, double passed) {
    return isInDefault && passed == 0 ? lossGivenDefault() : 0;
  }

  /** Every round but the last brings a default, so the cascade ends by itself. */
  @Override
  default int maxRounds() {
    return Integer.MAX_VALUE;
  }

  /** A part of what is owed lies between nothing and all. */
  static void requirePart(double part, String what) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s; state it as a part from 0 to 1".formatted(what, part));
    }
  }
}
