package org.regulake.models.graph.contagion;

import java.util.BitSet;

/** What every firm pays in the end, when all debts fall due at once. */
public final class ClearingVector {

  private final double[] payment;
  private final BitSet inDefault;
  private final int rounds;
  private final double residual;

  ClearingVector(double[] payment, BitSet inDefault, int rounds, double residual) {
    this.payment = payment;
    this.inDefault = inDefault;
    this.rounds = rounds;
    this.residual = residual;
  }

  /** All that the firm pays, to firms of the network and outside, in the unit of the exposures. */
  public double payment(int firm) {
    return payment[firm];
  }

  /** Whether the firm cannot pay all it owes. */
  public boolean isInDefault(int firm) {
    return inDefault.get(firm);
  }

  /** The firms that cannot pay all they owe, in ascending order. */
  public int[] defaults() {
    return inDefault.stream().toArray();
  }

  /** How often it was asked who cannot pay; the last time nobody new was found. */
  public int rounds() {
    return rounds;
  }

  /**
   * The largest amount by which the payment of a firm misses what the clearing rule makes of the
   * payments of the others: rounding, unless a ring was too large to be solved. Measured on the
   * final payments, whatever way they were found.
   */
  public double residual() {
    return residual;
  }
}
