package org.regulake.models.graph.contagion;

/**
 * Guarantors pay for debtors that fail, and fail themselves when they have to pay more than their
 * net assets, which are their equity here. The loss of a firm in the {@link Cascade} is the sum of
 * its payments; its defaults by round are the waves.
 *
 * @param lossGivenDefault part of the guaranteed amount that the guarantor has to pay in the end, 0
 *     to 1
 */
public record GuaranteeCascade(double lossGivenDefault) implements DefaultCascade {

  public GuaranteeCascade {
    DefaultCascade.requirePart(lossGivenDefault, "the loss given default");
  }

  @Override
  public String code() {
    return "guarantee_cascade";
  }
}
