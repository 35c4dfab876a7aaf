package org.regulake.models.graph.ownership;

import java.util.Arrays;
import java.util.Random;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

/**
 * Random shares in twentieths: chains, rings, self-holdings, parallel records and exact halves are
 * all frequent.
 */
final class RandomShares {

  static final int PARTS = 20;

  final int nodes;

  /** parts[i][j] twentieths of j are held by i. */
  final int[][] parts;

  final ShareRegister register;

  RandomShares(Random random, int maxNodes) {
    nodes = 1 + random.nextInt(maxNodes);
    parts = new int[nodes][nodes];
    int[] holder = new int[nodes * 5];
    int[] held = new int[nodes * 5];
    double[] share = new double[nodes * 5];
    int count = 0;
    for (int company = 0; company < nodes; company++) {
      int rest = PARTS;
      for (int record = random.nextInt(6); record > 0 && rest > 0; record--) {
        int part = Math.min(rest, random.nextInt(4) == 0 ? rest : 1 + random.nextInt(12));
        rest -= part;
        holder[count] = random.nextInt(nodes);
        held[count] = company;
        share[count++] = (double) part / PARTS;
        parts[holder[count - 1]][company] += part;
      }
    }
    register =
        ShareRegister.of(
            nodes,
            Arrays.copyOf(holder, count),
            Arrays.copyOf(held, count),
            Arrays.copyOf(share, count),
            OverHeld.NORMALISE);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(parts);
  }
}
