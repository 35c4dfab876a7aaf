package org.regulake.models.graph.contagion;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/** Firms in default that owe each other, directly or through each other; or one such firm. */
final class RingOfDebts {

  private final int[] from;
  private final int[] to;
  private final double[] part;
  private final double[] outside;

  /**
   * Extracts the ring.
   *
   * @param members nodes of the ring in ascending order
   * @param parts edges from debtor to holder, with the part of the debtor's payments that the
   *     holder recovers
   * @param outside the part of the payments of every node that no node recovers
   */
  RingOfDebts(int[] members, DirectedGraph parts, double[] outside) {
    int edges =
        Arrays.stream(members).map(member -> parts.endEdge(member) - parts.firstEdge(member)).sum();
    int[] debtor = new int[edges];
    int[] holder = new int[edges];
    double[] recovered = new double[edges];
    int count = 0;
    this.outside = new double[members.length];
    for (int at = 0; at < members.length; at++) {
      this.outside[at] = outside[members[at]];
      for (int edge = parts.firstEdge(members[at]); edge < parts.endEdge(members[at]); edge++) {
        int place = Arrays.binarySearch(members, parts.target(edge));
        if (place < 0) {
          this.outside[at] += parts.weight(edge);
        } else {
          debtor[count] = at;
          holder[count] = place;
          recovered[count++] = parts.weight(edge);
        }
      }
    }
    from = Arrays.copyOf(debtor, count);
    to = Arrays.copyOf(holder, count);
    part = Arrays.copyOf(recovered, count);
  }

  /**
   * Payments by elimination without subtraction (Grassmann, Taksar and Heyman, Regenerative
   * analysis and steady state distributions for Markov chains, 1985): the diagonal is computed from
   * the part that leaves the ring, so nothing cancels, however small it is. A ring in default
   * always pays something to the outside, as otherwise one of its firms could pay in full; so no
   * pivot is 0.
   *
   * @param recovers recovery of each firm from outside the ring
   */
  double[] solved(double[] recovers) {
    int size = outside.length;
    double[] leaving = outside.clone();
    double[] value = recovers.clone();
    double[] pivot = new double[size];
    double[][] share = new double[size][size];
    for (int edge = 0; edge < part.length; edge++) {
      share[to[edge]][from[edge]] += part[edge];
    }
    for (int step = 0; step < size; step++) {
      pivot[step] = leaving[step];
      for (int i = step + 1; i < size; i++) {
        pivot[step] += share[i][step];
      }
      for (int j = step + 1; j < size; j++) {
        leaving[j] += leaving[step] * (share[step][j] / pivot[step]);
      }
      for (int i = step + 1; i < size; i++) {
        double times = share[i][step] / pivot[step];
        if (times > 0) {
          value[i] += times * value[step];
          for (int j = step + 1; j < size; j++) {
            share[i][j] += times * share[step][j];
          }
        }
      }
    }
    for (int step = size - 1; step >= 0; step--) {
      for (int j = step + 1; j < size; j++) {
        value[step] += share[step][j] * value[j];
      }
      value[step] /= pivot[step];
    }
    return value;
  }

  /**
   * Payments by iteration: each time the firms pay out what they received the time before. They
   * fall towards the solution.
   *
   * @param recovers recovery of each firm from outside the ring
   * @param before initial payments, none below the solution
   * @param owed debts of each firm, of which the tolerance is a part
   * @param precision when the iteration stops
   */
  double[] repeated(double[] recovers, double[] before, double[] owed, RingPrecision precision) {
    double[] payment = before;
    boolean isSettled = false;
    for (int iteration = 0; iteration < precision.maxIterations() && !isSettled; iteration++) {
      double[] next = recovers.clone();
      for (int edge = 0; edge < part.length; edge++) {
        next[to[edge]] += part[edge] * payment[from[edge]];
      }
      isSettled = true;
      for (int at = 0; at < next.length; at++) {
        isSettled &= Math.abs(payment[at] - next[at]) <= precision.tolerance() * owed[at];
      }
      payment = next;
    }
    return payment;
  }
}
