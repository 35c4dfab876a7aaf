package org.regulake.models.graph.contagion;

import java.io.Serializable;

/**
 * The distress that a firm passes on to the firms exposed to it; {@link Propagation} does the rest.
 * Every firm is described by the same three figures: the shock that a scenario gave it (part of its
 * equity, 0 to 1), the losses on its exposures so far, and its equity.
 *
 * <p>Equity of 0 or less absorbs nothing: such a firm is not in default until it is hit, and then
 * the first loss, however small, puts it into default. So firms without equity do not stop
 * contagion, and do not fail in scenarios that do not reach them.
 */
public sealed interface ContagionMethod extends Serializable permits DebtRank, DefaultCascade {

  /** The value in the column {@code method}. */
  String code();

  /**
   * The part of an exposure that the holder loses when the debtor passes on its whole distress.
   *
   * @param amount of the exposure, above 0
   * @param equity of the holder, in the same unit
   */
  double atRisk(double amount, double equity);

  /**
   * Whether a firm has failed.
   *
   * @param shock part of its equity lost from outside, 0 to 1
   * @param loss on its exposures so far, in money
   * @param equity before the scenario, in money; NaN for a firm that holds no exposures
   */
  boolean isInDefault(double shock, double loss, double equity);

  /**
   * The distress that a firm passes on in the next round.
   *
   * @param distress part of its equity that is lost, 0 to 1
   * @param isInDefault as above
   * @param passed sum of what it passed on in earlier rounds, as a part of the amount at risk
   * @return part of the amount at risk, 0 for nothing
   */
  double toPass(double distress, boolean isInDefault, double passed);

  /** Rounds after which a scenario is stopped, settled or not. */
  int maxRounds();

  /** The part of a firm's equity that is lost, 0 to 1; parameters as above. */
  static double distress(double shock, double loss, double equity) {
    if (!(loss > 0)) {
      return shock;
    }
    return equity > 0 ? Math.min(1, shock + loss / equity) : 1;
  }
}
