package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.regulake.models.graph.DirectedGraph;

/**
 * Exposures of firms to the failure of others: of lenders to their borrowers, and of guarantors to
 * the debtors of the guaranteed debts. The firms are the nodes 0 … n − 1. Parallel exposures of one
 * holder to one debtor add up and exposures of 0 are left out, so a network depends neither on the
 * order of its records nor on how they divide an exposure. 16 bytes per exposure.
 */
public final class ExposureNetwork {

  /**
   * Amounts are decimal fractions, which double precision rounds: a sum is above another only when
   * it is above it by more than this part. It allows for thousands of amounts in one sum.
   */
  static final double ROUNDING = 1e-12;

  private final DirectedGraph holders;
  private final IntFunction<String> name;

  private ExposureNetwork(DirectedGraph holders, IntFunction<String> name) {
    this.holders = holders;
    this.name = name;
  }

  /**
   * Reads the records.
   *
   * @param firmCount number of firms
   * @param holder the exposed firm: the lender or guarantor
   * @param debtor the firm to which it is exposed: the borrower, or the debtor of the guaranteed
   *     debt
   * @param amount amount lent or guaranteed, 0 or more, in one unit of money for the whole network
   * @throws IllegalArgumentException when the arrays differ in length, name a firm that is not
   *     there, or hold an amount below 0 or not stated, or a firm that is exposed to itself
   */
  public static ExposureNetwork of(int firmCount, int[] holder, int[] debtor, double[] amount) {
    return of(firmCount, holder, debtor, amount, firm -> "firm " + firm);
  }

  /** The same with names of firms for error messages. */
  static ExposureNetwork of(
      int firmCount, int[] holder, int[] debtor, double[] amount, IntFunction<String> name) {
    DirectedGraph records = DirectedGraph.of(firmCount, debtor, holder, amount);
    for (int record = 0; record < amount.length; record++) {
      if (!isAmount(amount[record])) {
        throw new IllegalArgumentException(
            "the exposure of %s to %s is %s; state an amount of 0 or more, or leave the record out"
                .formatted(name.apply(holder[record]), name.apply(debtor[record]), amount[record]));
      }
      if (holder[record] == debtor[record]) {
        throw new IllegalArgumentException(
            ("%s is exposed to itself, but no firm lends to itself or guarantees its own debt;"
                    + " leave the record out")
                .formatted(name.apply(holder[record])));
      }
    }
    return new ExposureNetwork(merged(records), name);
  }

  /** Whether it is a number of 0 or more, and not infinite. */
  static boolean isAmount(double amount) {
    return amount >= 0 && amount < Double.POSITIVE_INFINITY;
  }

  /**
   * One edge for all exposures of one holder to one debtor, added up from the smallest on, so that
   * the sum does not depend on their order.
   */
  private static DirectedGraph merged(DirectedGraph records) {
    int[] from = new int[records.edgeCount()];
    int[] to = new int[records.edgeCount()];
    double[] sum = new double[records.edgeCount()];
    int count = 0;
    for (int debtor = 0; debtor < records.nodeCount(); debtor++) {
      int end;
      for (int first = records.firstEdge(debtor); first < records.endEdge(debtor); first = end) {
        end = first + 1;
        while (end < records.endEdge(debtor) && records.target(end) == records.target(first)) {
          end++;
        }
        from[count] = debtor;
        to[count] = records.target(first);
        sum[count] = sum(records, first, end);
        if (sum[count] > 0) {
          count++;
        }
      }
    }
    return DirectedGraph.of(
        records.nodeCount(),
        Arrays.copyOf(from, count),
        Arrays.copyOf(to, count),
        Arrays.copyOf(sum, count));
  }

  private static double sum(DirectedGraph records, int first, int end) {
    if (end - first == 1) {
      return records.weight(first);
    }
    double[] amounts = new double[end - first];
    Arrays.setAll(amounts, at -> records.weight(first + at));
    Arrays.sort(amounts);
    double sum = 0;
    for (double amount : amounts) {
      sum += amount;
    }
    return sum;
  }

  public int firmCount() {
    return holders.nodeCount();
  }

  /** Number of pairs of holder and debtor. */
  public int exposureCount() {
    return holders.edgeCount();
  }

  /** Edges from debtor to holder, the direction of distress, with amounts above 0 as weights. */
  DirectedGraph holders() {
    return holders;
  }

  String name(int firm) {
    return name.apply(firm);
  }
}
