package org.regulake.models.graph.contagion;

/**
 * Every further loss of a debtor's equity takes the same part off the value of its debts: h(t + 1)
 * = min(1, h(t) + L (h(t) − h(t − 1))) with L_ij = exposure of i to j / equity of i (Bardoscia,
 * Battiston, Caccioli and Caldarelli, DebtRank: a microscopic foundation for shock propagation,
 * PLoS ONE, 2015).
 *
 * <p>A firm keeps its distress back while it is not above the tolerance, and passes it on as soon
 * as more has accumulated. So in the end every firm has passed on its distress except for the
 * tolerance, and where no firm is in default the distress of all is too low by at most (I − L)⁻¹ L
 * times the tolerance.
 *
 * @param tolerance distress that is not passed on, 0 or more, below 1
 * @param maxRounds rounds after which a scenario is stopped, settled or not, 1 or more
 */
public record LinearDebtRank(double tolerance, int maxRounds) implements DebtRank {

  public LinearDebtRank {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "the tolerance is %s; state a part of equity from 0 to below 1, such as 1e-9"
              .formatted(tolerance));
    }
    if (maxRounds < 1) {
      throw new IllegalArgumentException(
          "at most %d rounds; allow one round or more".formatted(maxRounds));
    }
  }

  @Override
  public double atRisk(double amount, double equity) {
    return amount;
  }

  @Override
  public double toPass(double distress, boolean isInDefault, double passed) {
    return distress - passed > tolerance ? distress - passed : 0;
  }

  @Override
  public String code() {
    return "linear_debtrank";
  }
}
