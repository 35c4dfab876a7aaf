package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.Random;

/** Exposures as a matrix, for plain computation: amount[i][j] is the exposure of i to j. */
record Exposures(double[][] amount) {

  /**
   * About so many exposures to each firm, in whole amounts from 1 to 9 that are exact in every sum.
   */
  static Exposures random(Random random, int firms, double each) {
    double[][] amount = new double[firms][firms];
    for (int holder = 0; holder < firms; holder++) {
      for (int debtor = 0; debtor < firms; debtor++) {
        if (holder != debtor && random.nextDouble() * firms < each) {
          amount[holder][debtor] = 1 + random.nextInt(9);
        }
      }
    }
    return new Exposures(amount);
  }

  int firms() {
    return amount.length;
  }

  Exposures transposed() {
    double[][] transposed = new double[firms()][firms()];
    for (int row = 0; row < firms(); row++) {
      for (int column = 0; column < firms(); column++) {
        transposed[column][row] = amount[row][column];
      }
    }
    return new Exposures(transposed);
  }

  double rowSum(int row) {
    return Arrays.stream(amount[row]).sum();
  }

  double columnSum(int column) {
    return Arrays.stream(amount).mapToDouble(row -> row[column]).sum();
  }

  ExposureNetwork network() {
    int size = firms() * firms();
    int[] holder = new int[size];
    int[] debtor = new int[size];
    double[] each = new double[size];
    int count = 0;
    for (int row = 0; row < firms(); row++) {
      for (int column = 0; column < firms(); column++) {
        if (amount[row][column] != 0) {
          holder[count] = row;
          debtor[count] = column;
          each[count++] = amount[row][column];
        }
      }
    }
    return ExposureNetwork.of(
        firms(),
        Arrays.copyOf(holder, count),
        Arrays.copyOf(debtor, count),
        Arrays.copyOf(each, count));
  }

  /** Distress, or losses, of all firms, 0 for those that a cascade did not reach. */
  static double[] distress(Cascade cascade, int firms) {
    double[] distress = new double[firms];
    Arrays.setAll(distress, cascade::distressOf);
    return distress;
  }

  static double[] losses(Cascade cascade, int firms) {
    double[] losses = new double[firms];
    for (int at = 0; at < cascade.size(); at++) {
      losses[cascade.firm(at)] = cascade.loss(at);
    }
    return losses;
  }
}
