package org.regulake.models.graph.ownership;

/**
 * The inverse of I − A for companies that hold shares of each other, by elimination without
 * subtraction (Grassmann, Taksar and Heyman, Regenerative analysis and steady state distributions
 * for Markov chains, 1985; for inverses Alfa, Xue and Ye, Mathematics of Computation, 2002). The
 * diagonal is not read but computed from the part of each company that is held outside. So no
 * pivoting is needed and nothing cancels: every entry has full relative precision, even when almost
 * all shares are inside.
 */
final class RingInverse {

  private final int size;
  private final double[][] inverse;

  /**
   * Inverts the matrix.
   *
   * @param share share[i][j] is the part of j that i holds; the diagonal is not read; overwritten
   * @param outside the part of each that none of them holds, above 0 for at least one; overwritten
   */
  RingInverse(double[][] share, double[] outside) {
    size = outside.length;
    inverse = new double[size][size];
    double[] pivot = eliminate(share, outside);
    for (int column = 0; column < size; column++) {
      solve(share, pivot, column);
    }
  }

  /**
   * Entry of the inverse: the expected number of visits to i by a walk from j to its holders, to
   * their holders and so on.
   */
  double visits(int i, int j) {
    return inverse[i][j];
  }

  /**
   * Bound of the relative error of every entry: n steps, each off by n roundings, of which each
   * moves the inverse 2 n times as far.
   */
  static double relativeError(int size) {
    return 4 * Math.pow(size + 2, 3) * Math.ulp(0.5);
  }

  private double[] eliminate(double[][] share, double[] outside) {
    double[] pivot = new double[size];
    for (int step = 0; step < size; step++) {
      pivot[step] = outside[step];
      for (int i = step + 1; i < size; i++) {
        pivot[step] += share[i][step];
      }
      for (int j = step + 1; j < size; j++) {
        double part = share[step][j] / pivot[step];
        if (part > 0) {
          outside[j] += outside[step] * part;
          for (int i = step + 1; i < size; i++) {
            share[i][j] += share[i][step] * part;
          }
        }
      }
    }
    return pivot;
  }

  private void solve(double[][] share, double[] pivot, int column) {
    double[] value = new double[size];
    value[column] = 1;
    for (int step = column; step < size; step++) {
      double part = value[step] / pivot[step];
      for (int i = step + 1; i < size; i++) {
        value[i] += share[i][step] * part;
      }
    }
    for (int step = size - 1; step >= 0; step--) {
      for (int j = step + 1; j < size; j++) {
        value[step] += share[step][j] * value[j];
      }
      value[step] /= pivot[step];
      inverse[step][column] = value[step];
    }
  }
}
