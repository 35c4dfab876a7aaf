package org.regulake.models.graph.ownership;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * Integrated ownership as the power series A + A² + … + A^k, truncated after k terms: slower than
 * {@link IntegratedOwnership} and less exact, but independent of it, and with a bound of its own
 * for the truncation error.
 */
public final class PowerSeries {

  private final ShareRegister register;

  private PowerSeries(ShareRegister register) {
    this.register = register;
  }

  public static PowerSeries of(ShareRegister register) {
    return new PowerSeries(register);
  }

  /**
   * The walk sums of all nodes into one company after a number of terms; time and memory
   * proportional to the whole graph.
   *
   * @return for each node the part of the company that it owns over at most {@code terms} steps
   */
  public double[] column(int company, int terms) {
    DirectedGraph holders = register.holders();
    double[] sum = new double[register.nodeCount()];
    double[] step = new double[register.nodeCount()];
    step[company] = 1;
    for (int term = 1; term <= terms; term++) {
      double[] next = new double[step.length];
      for (int node = 0; node < step.length; node++) {
        if (step[node] > 0) {
          for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
            next[holders.target(edge)] += step[node] * share(node, holders.position(edge));
          }
        }
      }
      step = next;
      for (int node = 0; node < sum.length; node++) {
        sum[node] += step[node];
      }
    }
    return sum;
  }

  /**
   * Bound of the error of any column, summed over all owners, after a number of terms: m ·
   * ‖1ᵀA^(k+1)‖∞ / (1 − c_m) with c_m the largest column sum of A^m, and the m up to k for which
   * this is smallest.
   *
   * @return infinite when no power up to k has all column sums below 1, as with closed rings
   */
  public double tailBound(int terms) {
    double[] columnSum = new double[register.nodeCount()];
    Arrays.fill(columnSum, 1);
    double factor = Double.POSITIVE_INFINITY;
    for (int power = 1; power <= terms; power++) {
      columnSum = timesShares(columnSum);
      double largest = largest(columnSum);
      if (largest < 1) {
        factor = Math.min(factor, power / (1 - largest));
      }
    }
    return factor == Double.POSITIVE_INFINITY ? factor : factor * largest(timesShares(columnSum));
  }

  /** One more power: from 1ᵀA^p to 1ᵀA^(p+1). */
  private double[] timesShares(double[] columnSum) {
    DirectedGraph holders = register.holders();
    double[] next = new double[columnSum.length];
    for (int node = 0; node < next.length; node++) {
      for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
        next[node] += columnSum[holders.target(edge)] * share(node, holders.position(edge));
      }
    }
    return next;
  }

  private double share(int company, int position) {
    return (double) register.units(position) / register.base(company);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
