package org.regulake.models.graph.contagion;

/**
 * Methods by which only defaults are passed on, each once. A firm fails when its losses are more
 * than the equity left by the shock: losses equal to it are no default.
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

  /** Every round but the last has a default, so the cascade ends by itself. */
  @Override
  default int maxRounds() {
    return Integer.MAX_VALUE;
  }

  /** Refuses a part of a debt that is not between 0 and 1. */
  static void requirePart(double part, String what) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s; state it as a part from 0 to 1".formatted(what, part));
    }
  }
}
