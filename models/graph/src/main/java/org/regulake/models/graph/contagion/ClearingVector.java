package org.regulake.models.graph.contagion;

import java.util.BitSet;

/** The payments of every firm when all debts fall due at once. */
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

  /**
   * Sum of the payments of the firm, to firms of the network and outside, in the unit of the
   * exposures.
   */
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

  /** Number of rounds of the search for defaults; the last one found none. */
  public int rounds() {
    return rounds;
  }

  /**
   * The largest difference between the payment of a firm and that which the clearing rule derives
   * from the payments of the others: rounding, unless a ring was too large to be solved. Measured
   * on the final payments, whatever the method.
   */
  public double residual() {
    return residual;
  }
}
