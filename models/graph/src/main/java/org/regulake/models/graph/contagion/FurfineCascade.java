package org.regulake.models.graph.contagion;

/**
 * Lenders write off the unrecovered part of loans to borrowers that fail, and fail when they lose
 * more than their equity (Furfine, Interbank exposures: quantifying the risk of contagion, Journal
 * of Money, Credit and Banking, 2003).
 *
 * @param recoveryRate part of a loan that is recovered from a borrower in default, 0 to 1
 */
public record FurfineCascade(double recoveryRate) implements DefaultCascade {

  public FurfineCascade {
    DefaultCascade.requirePart(recoveryRate, "the recovery rate");
  }

  @Override
  public double lossGivenDefault() {
    return 1 - recoveryRate;
  }

  @Override
  public String code() {
    return "furfine_cascade";
  }
}
