package org.regulake.models.graph.contagion;

/**
 * Every firm passes on its distress once, in the round after it was first hit, so no distress
 * circulates in rings (Battiston, Puliga, Kaushik, Tasca and Caldarelli, DebtRank: too central to
 * fail?, Scientific Reports, 2012). A firm loses at most its equity on one debtor.
 */
public record OriginalDebtRank() implements DebtRank {

  @Override
  public double atRisk(double amount, double equity) {
    return equity > 0 ? Math.min(amount, equity) : amount;
  }

  @Override
  public double toPass(double distress, boolean isInDefault, double passed) {
    return passed == 0 ? distress : 0;
  }

  /** No firm passes distress on twice, so the rounds end by themselves. */
  @Override
  public int maxRounds() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String code() {
    return "original_debtrank";
  }
}
