package org.regulake.models.graph.contagion;

import java.util.BitSet;
import org.regulake.models.graph.DirectedGraph;

/**
 * The payments that clear a network of debts: every firm pays its debts if it can, and otherwise
 * all it has, to each creditor in proportion to the debt (Eisenberg and Noe, Systemic risk in
 * financial systems, Management Science, 2001), less the costs of its failure (Rogers and Veraart,
 * Failure and rescue in an interbank network, Management Science, 2013).
 *
 * <p>Of all clearing vectors this is the greatest, which leaves the fewest firms in default. It is
 * found by fictitious default: all firms pay in full; those that cannot are in default; their
 * payments are solved for; this is repeated until no further firm is in default. A round reads the
 * whole network, and there are at most as many rounds as firms that fail.
 */
public final class ClearingPayments {

  private final ExposureNetwork network;
  private final DirectedGraph holders;
  private final double[] externalDebt;
  private final double[] owed;
  private final RecoveredAssets recovered;
  private final RingPrecision precision;

  private ClearingPayments(
      ExposureNetwork network,
      double[] externalDebt,
      double[] owed,
      RecoveredAssets recovered,
      RingPrecision precision) {
    this.network = network;
    this.holders = network.holders();
    this.externalDebt = externalDebt;
    this.owed = owed;
    this.recovered = recovered;
    this.precision = precision;
  }

  /**
   * Prepares for scenarios.
   *
   * @param network debts
   * @param externalDebt debts of every firm outside the network, in the unit of the exposures, 0 or
   *     more; of the same rank as its other debts
   * @param recovered parts of the assets of a failed firm that are recovered
   * @param precision settings for solving rings
   * @throws IllegalArgumentException when there are not as many external debts as firms, or one is
   *     below 0 or not stated
   */
  public static ClearingPayments of(
      ExposureNetwork network,
      double[] externalDebt,
      RecoveredAssets recovered,
      RingPrecision precision) {
    requireAmounts(network, externalDebt, "external debt");
    double[] owed = externalDebt.clone();
    DirectedGraph holders = network.holders();
    for (int debtor = 0; debtor < owed.length; debtor++) {
      for (int edge = holders.firstEdge(debtor); edge < holders.endEdge(debtor); edge++) {
        owed[debtor] += holders.weight(edge);
      }
    }
    return new ClearingPayments(network, externalDebt.clone(), owed, recovered, precision);
  }

  private static void requireAmounts(ExposureNetwork network, double[] amounts, String what) {
    if (amounts.length != network.firmCount()) {
      throw new IllegalArgumentException(
          "%,d firms but %,d amounts of %s".formatted(network.firmCount(), amounts.length, what));
    }
    for (int firm = 0; firm < amounts.length; firm++) {
      if (!ExposureNetwork.isAmount(amounts[firm])) {
        throw new IllegalArgumentException(
            "%s of %s is %s; state an amount of 0 or more"
                .formatted(what, network.name(firm), amounts[firm]));
      }
    }
  }

  /**
   * Clears one scenario.
   *
   * @param externalAssets assets of every firm outside the network, after the shock of the
   *     scenario, in the unit of the exposures, 0 or more
   * @throws IllegalArgumentException when there are not as many external assets as firms, or one is
   *     below 0 or not stated
   */
  public ClearingVector of(double[] externalAssets) {
    requireAmounts(network, externalAssets, "external assets");
    double[] payment = owed.clone();
    double[] received = received(payment);
    BitSet inDefault = new BitSet();
    int rounds = 1;
    while (addDefaults(inDefault, externalAssets, received)) {
      double[] elsewhere = recoveredElsewhere(externalAssets, inDefault);
      new DefaultedFirms(holders, owed, externalDebt, recovered, inDefault)
          .pay(elsewhere, payment, owed, precision);
      received = received(payment);
      rounds++;
    }
    return new ClearingVector(
        payment, inDefault, rounds, residual(externalAssets, payment, received, inDefault));
  }

  private double[] received(double[] payment) {
    double[] received = new double[payment.length];
    for (int debtor = 0; debtor < payment.length; debtor++) {
      for (int edge = holders.firstEdge(debtor); edge < holders.endEdge(debtor); edge++) {
        received[holders.target(edge)] += holders.weight(edge) * (payment[debtor] / owed[debtor]);
      }
    }
    return received;
  }

  /**
   * The recovery of every firm, if it fails, from its external assets and from the payments of
   * firms that pay in full.
   */
  private double[] recoveredElsewhere(double[] externalAssets, BitSet inDefault) {
    double[] elsewhere = new double[owed.length];
    for (int firm = 0; firm < elsewhere.length; firm++) {
      elsewhere[firm] = recovered.external() * externalAssets[firm];
    }
    for (int debtor = inDefault.nextClearBit(0);
        debtor < owed.length;
        debtor = inDefault.nextClearBit(debtor + 1)) {
      for (int edge = holders.firstEdge(debtor); edge < holders.endEdge(debtor); edge++) {
        elsewhere[holders.target(edge)] += recovered.claims() * holders.weight(edge);
      }
    }
    return elsewhere;
  }

  /**
   * Adds the firms that have less than they owe, by more than rounding; returns whether any was
   * added.
   */
  private boolean addDefaults(BitSet inDefault, double[] externalAssets, double[] received) {
    int before = inDefault.cardinality();
    for (int firm = 0; firm < owed.length; firm++) {
      if (externalAssets[firm] + received[firm] < owed[firm] * (1 - ExposureNetwork.ROUNDING)) {
        inDefault.set(firm);
      }
    }
    return inDefault.cardinality() > before;
  }

  private double residual(
      double[] externalAssets, double[] payment, double[] received, BitSet inDefault) {
    double residual = 0;
    for (int firm = inDefault.nextSetBit(0); firm >= 0; firm = inDefault.nextSetBit(firm + 1)) {
      double due =
          recovered.external() * externalAssets[firm] + recovered.claims() * received[firm];
      residual = Math.max(residual, Math.abs(payment[firm] - due));
    }
    return residual;
  }
}
