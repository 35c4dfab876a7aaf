package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.BitSet;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;

/**
 * The payments of firms in default while all others pay in full: p = b + S p, with b their recovery
 * from elsewhere and S_ij the part of the payments of j that goes to i, times the part that i
 * recovers. Firms that owe each other in rings are solved together, ring after ring in the
 * direction of the debts, so a chain of any length needs no system of equations.
 */
final class DefaultedFirms {

  private static final int SOLVENT = -1;

  private final int[] firm;
  // Index of each firm of the network in the list, or SOLVENT.
  private final int[] number;
  private final DirectedGraph parts;
  // The part of its payments that none of them recovers, as a sum of its pieces: 1 minus the rest
  // would cancel in almost closed rings.
  private final double[] outside;
  private final StrongComponents rings;

  DefaultedFirms(
      DirectedGraph holders,
      double[] owed,
      double[] externalDebt,
      RecoveredAssets recovered,
      BitSet inDefault) {
    firm = inDefault.stream().toArray();
    number = new int[holders.nodeCount()];
    outside = new double[firm.length];
    Arrays.fill(number, SOLVENT);
    int edges = 0;
    for (int debtor = 0; debtor < firm.length; debtor++) {
      number[firm[debtor]] = debtor;
      edges += holders.endEdge(firm[debtor]) - holders.firstEdge(firm[debtor]);
    }
    int[] from = new int[edges];
    int[] to = new int[edges];
    double[] part = new double[edges];
    int count = 0;
    for (int debtor = 0; debtor < firm.length; debtor++) {
      double elsewhere = externalDebt[firm[debtor]];
      for (int edge = holders.firstEdge(firm[debtor]);
          edge < holders.endEdge(firm[debtor]);
          edge++) {
        int holder = number[holders.target(edge)];
        if (holder == SOLVENT) {
          elsewhere += holders.weight(edge);
          continue;
        }
        elsewhere += (1 - recovered.claims()) * holders.weight(edge);
        from[count] = debtor;
        to[count] = holder;
        part[count++] = recovered.claims() * (holders.weight(edge) / owed[firm[debtor]]);
      }
      outside[debtor] = elsewhere / owed[firm[debtor]];
    }
    parts =
        DirectedGraph.of(
            firm.length,
            Arrays.copyOf(from, count),
            Arrays.copyOf(to, count),
            Arrays.copyOf(part, count));
    rings = StrongComponents.of(parts);
  }

  /**
   * Sets their payments.
   *
   * @param elsewhere recovery of every firm of the network, if it fails, from all but the payments
   *     of these firms
   * @param payment of every firm; those of these firms are not below the result, and are
   *     overwritten
   * @param owed of every firm
   * @param precision settings for solving rings
   */
  void pay(double[] elsewhere, double[] payment, double[] owed, RingPrecision precision) {
    double[] value = Arrays.stream(firm).mapToDouble(at -> elsewhere[at]).toArray();
    for (int ring = 0; ring < rings.count(); ring++) {
      int[] members = rings.nodes(ring);
      RingOfDebts debts = new RingOfDebts(members, parts, outside);
      double[] recovers = Arrays.stream(members).mapToDouble(member -> value[member]).toArray();
      double[] before =
          Arrays.stream(members).mapToDouble(member -> payment[firm[member]]).toArray();
      double[] most = Arrays.stream(members).mapToDouble(member -> owed[firm[member]]).toArray();
      double[] paid =
          members.length <= precision.largestSolved()
              ? debts.solved(recovers)
              : debts.repeated(recovers, before, most, precision);
      for (int at = 0; at < members.length; at++) {
        payment[firm[members[at]]] = paid[at];
        passOn(members[at], ring, paid[at], value);
      }
    }
  }

  private void passOn(int debtor, int ring, double paid, double[] value) {
    for (int edge = parts.firstEdge(debtor); edge < parts.endEdge(debtor); edge++) {
      if (rings.component(parts.target(edge)) != ring) {
        value[parts.target(edge)] += parts.weight(edge) * paid;
      }
    }
  }
}
