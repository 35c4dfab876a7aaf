package org.regulake.models.graph.pattern;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Small random graphs of holdings. */
final class RandomHoldings {

  private RandomHoldings() {}

  /**
   * Every company with up to four holders, each of a smaller number, so that no company holds
   * itself even through others.
   */
  static DatedEdges downwards(Random random, int nodes) {
    int[] to =
        IntStream.range(1, nodes)
            .flatMap(node -> IntStream.generate(() -> node).limit(1 + random.nextInt(4)))
            .toArray();
    int[] from = IntStream.of(to).map(random::nextInt).toArray();
    return new DatedEdges(nodes, from, to, random.ints(to.length, 0, 30).toArray());
  }

  /**
   * Tenths of the companies, which in one of ten graphs may add up to more than the whole, and
   * otherwise do not.
   */
  static double[] shares(Random random, DatedEdges edges) {
    boolean mayExceed = random.nextInt(10) == 0;
    int[] left = new int[edges.nodeCount()];
    Arrays.fill(left, mayExceed ? 15 : 10);
    double[] share = new double[edges.count()];
    for (int edge = 0; edge < share.length; edge++) {
      int tenths =
          Math.min(left[edges.to()[edge]], 1 + random.nextInt(random.nextBoolean() ? 4 : 8));
      left[edges.to()[edge]] -= tenths;
      share[edge] = tenths / 10.0;
    }
    return share;
  }
}
